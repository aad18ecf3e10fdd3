/** The figures of small editions, worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { About } from '../../../../src/model/document.js';
import { outletOf } from '../../../../src/text/addresses.js';
import { figuresOf } from '../../../../src/write/page/atlas/figures.js';
import { editionOf, makeEdition } from '../../../arbitraries/editions.js';
import { toDocument } from '../../../arbitraries/histories.js';

const lead = 'The harbour bridge of Port Alder was closed to all traffic on Monday.';
const piers = 'Engineers found cracks in two of its piers, the council said.';
const ferries = 'Ferries will run until Friday.';

function edition(texts: readonly string[], abouts: readonly About[]) {
  return makeEdition(
    texts.map((text, at) => ({
      ...toDocument(text, `${at}.txt`),
      date: `2024-03-0${at + 1}T08:00:00Z`,
      about: abouts[at] ?? {},
    })),
  );
}

describe('figuresOf()', () => {
  test('of a report that stayed as it was says that nothing changed', () => {
    expect(figuresOf(editionOf([`${lead}\n\n${piers}`, `${lead}\n\n${piers}\n`]))).toEqual({
      outlets: [],
      language: null,
      facts: [0, 0, 0],
      corrections: 0,
      isWithdrawn: false,
      rewritten: 0,
    });
  });

  test('counts a number that changed as grave, and no fact beside it', () => {
    const { facts } = figuresOf(
      editionOf([`${lead}\n\n${piers}`, `${lead}\n\n${piers.replace('two', 'three')}`]),
    );
    expect(facts).toEqual([0, 0, 1]);
  });

  test('measures what came in later as a share of the body that leads', () => {
    const first = `${lead}\n\n${piers}`;
    const bytes = (text: string) => text.replace(/\s+/g, ' ').length;
    const { rewritten } = figuresOf(editionOf([first, `${first}\n\n${ferries}`]));
    const share = bytes(ferries) / (bytes(lead) + bytes(piers) + bytes(ferries));
    expect(Math.abs(rewritten! - share)).toBeLessThan(0.02);
    // What was dropped is no part of what leads.
    expect(figuresOf(editionOf([`${first}\n\n${ferries}`, first])).rewritten).toBe(0);
  });

  test('says nothing of that share where nobody knows which revision is the first', () => {
    const order = { basis: 'unknown' as const, confidence: 0.5, evidence: [] };
    const known = editionOf([lead, `${lead}\n\n${ferries}`]);
    expect(figuresOf({ ...known, order }).rewritten).toBeNull();
  });

  test('counts notices of correction, or else revisions that their source calls corrected', () => {
    const notice = 'CORRECTION: An earlier version of this article misstated the number of piers.';
    const texts = [`${lead}\n\n${piers}`, `${lead}\n\n${piers}\n\n${notice}`];
    expect(figuresOf(editionOf(texts)).corrections).toBe(1);
    const plain = [`${lead}\n\n${piers}`, `${lead}\n\n${piers}\n\n${ferries}`];
    expect(figuresOf(edition(plain, [{}, { status: 'corrected' }])).corrections).toBe(1);
    expect(figuresOf(edition(plain, [])).corrections).toBe(0);
  });

  test('names each outlet once, in the order of revisions, and the first language that is named', () => {
    const texts = [lead, `${lead}\n\n${piers}`, `${lead}\n\n${piers}\n\n${ferries}`];
    const abouts = [
      { url: 'https://www.alder.example/bridge' },
      { publisher: ' Alder  Gazette ', url: 'https://gazette.example/1', language: 'en-GB' },
      { url: 'http://alder.example/bridge?x=1', language: 'fr' },
    ];
    const { outlets, language } = figuresOf(edition(texts, abouts));
    expect(outlets).toEqual(['alder.example', 'Alder Gazette']);
    expect(language).toBe('en');
  });
});

test.each([
  [undefined, null],
  [{}, null],
  [{ publisher: ' \n' }, null],
  [{ url: 'https://www.News.example:8080/a' }, 'news.example:8080'],
  [{ url: 'https://m.news.example/a' }, 'news.example'],
  [{ publisher: 'News', url: 'https://news.example/' }, 'News'],
] as const)('outletOf(%j) is %j', (about, outlet) => expect(outletOf(about)).toBe(outlet));
