/** The small parts of pages: escaping, charts' words, pictures, dates. */
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { renderEditionPage } from '../../src/write/page/edition-page.js';
import { html, jsonBlock, sourceText } from '../../src/write/page/html.js';
import { ageOf } from '../../src/write/page/item.js';
import { counted, isoMinutes } from '../../src/write/page/words.js';
import { renderPicture } from '../../src/write/picture.js';
import { xmlAttribute, xmlText } from '../../src/write/xml.js';
import { editionOf } from '../arbitraries/editions.js';
import { byId, elements, hasClass, parsePage, textOf } from '../page-text.js';

const harm = '</p></script><script>alert(1)</script><!-- & " \' \r\n \u202e \u2067 😀';

describe('html``', () => {
  test('gives back any text letter by letter when it is parsed', () => {
    for (const markup of [html`<p>${harm}</p>`, html`<p>${sourceText(harm)}</p>`]) {
      const page = parsePage(`<!doctype html>${markup.markup}`);
      expect(textOf(elements(page, ({ tagName }) => tagName === 'p')[0]!)).toBe(harm);
      expect(elements(page, ({ tagName }) => tagName === 'script')).toEqual([]);
    }
  });
  test('names what turns the line around, and keeps it from reaching further', () => {
    expect(sourceText('a\u202eb').markup).toBe('a<bdi class="cc" data-c="U+202E">\u202e</bdi>b');
  });
  test('takes nothing for markup but its own', () => {
    expect(html`${'<b>'}${html`<i>${1}</i>`}${[html`<u></u>`]}${null}${false}`.markup).toBe(
      '&lt;b&gt;<i>1</i><u></u>',
    );
  });
  test('data blocks come back as they were', () => {
    const page = parsePage(`<!doctype html>${jsonBlock('x', { harm }).markup}`);
    expect(JSON.parse(textOf(elements(page, ({ tagName }) => tagName === 'script')[0]!))).toEqual({ harm });
  });
});

test('xmlText() and xmlAttribute() survive a strict parser', () => {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'g') found.push(`[${attributes['n']}]`);
    else if (name === 'a') found.push(attributes['t']!);
  });
  parser.on('text', (text) => found.push(text));
  parser.write(`<a t="${xmlAttribute('1 < 2\n"3"')}">${xmlText('x\u0007y\r<z>')}</a>`).close();
  expect(found.join('|')).toBe('1 < 2\n"3"|x|[U+0007]|y\r<z>');
});

test('readings that are handed on unchanged are told in one line, with the bytes of each', () => {
  const kept =
    'The council of Port Alder voted on Tuesday to spend twelve million on the bridge across the harbour.';
  const texts = [1, 2, 3, 4, 5, 6].map(
    (day) =>
      `${'The mayor spoke. '.repeat(day > 3 ? 2 : 1)}Day ${day} of the talks has ended without a word of an agreement.\n\n${kept}`,
  );
  const edition = editionOf(texts);
  const item = edition.paragraphs.find(({ text }) => text === kept)!;
  const page = parsePage(renderEditionPage(edition));
  const [list] = elements(byId(page, item.id)!, hasClass('pl'));
  const spans = item.witnesses.map(({ span }) => span.join('–'));
  const bytes = `${spans[0]} in A–C, ${spans[3]} in D–F`;
  expect(textOf(list!)).toContain(`A–F, each the same in the next, bytes ${bytes}`);
});

test('a picture is well-formed XML, whatever its texts are, and has a row for every paragraph', () => {
  const texts = [1, 2].map(
    (figure) =>
      `The council of Port Alder spent ${figure}2 million on the bridge ${harm} on Tuesday.\n\n\u0007 Work will begin in the spring of next year, the council said on Friday.\n\nAn ending ${figure}.`,
  );
  const edition = editionOf(texts);
  let rows = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'g') rows++;
    expect(['svg', 'style', 'g', 'path', 'circle', 'text']).toContain(name);
  });
  parser.write(renderPicture(edition)).close();
  expect(rows).toBe(edition.paragraphs.length);
});

test('the oldest revision has the first colour, the newest the last, and few revisions lie far apart', () => {
  expect([0, 1, 2].map((at) => ageOf(at, 3))).toEqual([0, 5, 9]);
  expect(ageOf(0, 1)).toBe(0);
  expect([0, 99].map((at) => ageOf(at, 100))).toEqual([0, 9]);
});

test('counts and dates read as people write them', () => {
  expect([counted(1, 'pair'), counted(12345, 'pair')]).toEqual(['1 pair', '12,345 pairs']);
  expect([isoMinutes('2026-04-01T07:59:43.8+00:00'), isoMinutes('April 1')]).toEqual([
    '2026-04-01 07:59',
    'April 1',
  ]);
});

test('readings that differ in one place are one line of the page, and each stands below it with its place', () => {
  const texts = [3, 6, 8].map(
    (count, day) =>
      `The death toll of the storm has risen to ${count} people in Port Alder.\n\nDay ${day} of the talks has ended without a word of an agreement.`,
  );
  const edition = editionOf(texts);
  const item = byId(parsePage(renderEditionPage(edition)), edition.paragraphs[0]!.id)!;
  const [series] = elements(item, hasClass('st'));
  expect(textOf(series!)).toBe(
    'The death toll of the storm has risen to 3 A → 6 B → 8 C people in Port Alder.',
  );
  const readings = elements(item, hasClass('r'));
  expect(readings.map((reading) => textOf(elements(reading, hasClass('rt'))[0]!))).toEqual([
    'The death toll of the storm has risen to 3 people in Port Alder.',
    'The death toll of the storm has risen to 36 people in Port Alder.',
    'The death toll of the storm has risen to 68 people in Port Alder.',
  ]);
});
