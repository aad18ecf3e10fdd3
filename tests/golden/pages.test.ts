/** The page of an edition against `edition.json`, text by text: of every golden case, the seeds and what is written to deceive. */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json/parse.js';
import {
  attribute,
  byId,
  elements,
  hasClass,
  parsePage,
  textOf,
  wordsOfRevision,
  wordsOnPage,
} from '../page-text.js';
import { mergeDirectory } from './run-directory.js';

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, input: join(import.meta.dirname, name, 'input') }));
const seeds = { name: 'seeds', input: join(import.meta.dirname, '../../seeds') };

const hostile = mkdtempSync(join(tmpdir(), 'variorum-hostile-'));
afterAll(() => rmSync(hostile, { recursive: true }));
const markup = '</title></script><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;<!--';
const turned = 'He paid \u202e000,1\u202c dollars \u2067to\u2069 "them" & left\r\nat once';
const body = (figure: number, last: string) =>
  `${markup}\n\nThe council of Port Alder voted on Tuesday to spend ${figure} million on the bridge, said ${markup} the mayor.\n\n${turned}, and the engineers of the harbour agreed with every word of it on Wednesday.\n\nWork will begin in the spring of next year and last for three years at the least, the council said.\n\n${last}`;
writeFileSync(
  join(hostile, '<img src=x>.txt'),
  body(12, 'An older ending that nobody kept, it seems, with </script> in it.'),
);
writeFileSync(
  join(hostile, 'b\u202e.txt'),
  body(15, 'A newer ending, <b>bold</b> as it is, which the last page has.'),
);

describe.each([seeds, ...cases, { name: 'texts made of markup and overrides', input: hostile }])(
  'the pages of $name',
  ({ name, input }) => {
    test('hold the text of every item, the views and the revisions of edition.json', async () => {
      const { files } = await mergeDirectory(input);
      const editions = [...files.keys()].filter((path) => path.endsWith('/edition.json'));
      if (name === 'seeds' || input === hostile) expect(editions).toHaveLength(1);
      for (const path of editions) {
        const edition = parseEditionJson(files.get(path)!);
        const html = files.get(path.replace('edition.json', 'index.html'))!;
        const page = parsePage(html);
        const items = [...edition.blocks, ...edition.paragraphs];
        for (const { id, text } of items) {
          const section = byId(page, id)!;
          expect(textOf(elements(section, hasClass('t'))[0]!)).toBe(text);
        }
        const shown = elements(page, hasClass('i')).map((section) => ({
          id: attribute(section, 'id')!,
          isOff: hasClass('off')(section),
        }));
        // A headline that stands in records alone has no bytes: the page shows it, and no view holds it.
        const ofTexts = shown.filter(({ id }) => id !== 'title');
        const inOrder = (view: readonly string[], ids: readonly string[]) => {
          const lead = ids.filter((id) => view.indexOf(id) >= 0);
          const headlineFirst = (id: string) =>
            items.find(
              (item) => item.id === id && 'kind' in item && ['headline', 'notice'].includes(item.kind),
            );
          expect(lead.filter((id) => !headlineFirst(id))).toEqual(view.filter((id) => !headlineFirst(id)));
        };
        inOrder(
          edition.views.fullRecord,
          ofTexts.map(({ id }) => id),
        );
        inOrder(
          edition.views.asPublished,
          ofTexts.filter(({ isOff }) => !isOff).map(({ id }) => id),
        );
        expect(
          ofTexts
            .filter(({ isOff }) => !isOff)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...edition.views.asPublished].sort());
        for (const at of edition.revisions.keys())
          expect(wordsOnPage(page, at)).toEqual(wordsOfRevision(edition, at));
        for (const { sha256 } of edition.revisions) expect(html).toContain(sha256);
      }
    });

    test('ask nothing of any network and run no script but their own', async () => {
      const { files } = await mergeDirectory(input);
      for (const [path, html] of files) {
        if (!path.endsWith('.html')) continue;
        const page = parsePage(html);
        const all = elements(page);
        expect(
          all.filter(({ tagName }) => ['img', 'link', 'iframe', 'object', 'embed', 'base'].includes(tagName)),
        ).toEqual([]);
        expect(
          all.flatMap(({ attrs }) => attrs).filter((attr) => /^on|^style$|^src/.test(attr.name)),
        ).toEqual([]);
        const scripts = all.filter(({ tagName }) => tagName === 'script');
        expect(scripts.filter((script) => attribute(script, 'type') === undefined)).toHaveLength(1);
        for (const link of all.filter(({ tagName }) => tagName === 'a'))
          expect(attribute(link, 'href')).toMatch(/^(#|(?:editions|syndication)\/|\.\.\/)/);
        const policy = all
          .map((element) => attribute(element, 'http-equiv') && attribute(element, 'content'))
          .find(Boolean);
        expect(policy).toMatch(
          /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
        );
      }
    });
  },
);
