/** Laws of threads: equal paragraphs meet, every paragraph is carried where it says it stands, and what else is read changes nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTokens } from '../../src/detect/read-tokens.js';
import { openWorkspace } from '../../src/pipeline/tasks/workspace.js';
import { countBytes } from '../../src/text/byte-offsets.js';
import { KeyIndex } from '../../src/trace/key-index.js';
import { ThreadNotes } from '../../src/trace/notes.js';
import { runs } from '../arbitraries/histories.js';
import {
  listThreads,
  type PlainText,
  readTexts,
  reportsOf,
  textOf,
  traceTexts,
} from '../arbitraries/traced-texts.js';

// Few words, so that paragraphs share some by chance; some take several bytes, some are function words.
const vocabulary =
  'harbour ferry bridge Zürich pier gale the of and was río closed Иван kept crane salt coal barge 40 tide quay'.split(
    ' ',
  );
const words = (min: number, max: number) =>
  fc.array(fc.constantFrom(...vocabulary), { minLength: min, maxLength: max });
const sentence = (tokens: readonly string[]) => `So ${tokens.join(' ')}.`;

/** Up to eight texts out of a pool of wordings, which are new, or an earlier one with a word changed, cut or joined. */
const corpora = fc
  .record({
    wordings: fc.array(words(3, 24), { minLength: 3, maxLength: 8 }),
    texts: fc.array(
      fc.record({
        paragraphs: fc.array(
          fc.record({ at: fc.nat(7), other: fc.nat(7), as: fc.nat(7), word: fc.nat(23) }),
          { minLength: 1, maxLength: 5 },
        ),
        report: fc.option(fc.constantFrom('r1', 'r2'), { nil: undefined }),
        isDated: fc.boolean(),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  })
  .map(({ wordings, texts }): PlainText[] => {
    const of = (at: number) => wordings[at % wordings.length]!;
    return texts.map(({ paragraphs, report, isDated }, index) => ({
      id: `d${index}`,
      paragraphs: paragraphs.map(({ at, other, as, word }) => {
        const own = of(at);
        if (as === 3) return sentence(own.with(word % own.length, 'changed'));
        if (as === 4) return sentence(own.slice(0, Math.max(3, word % own.length)));
        if (as === 5) return `${sentence(own)} ${sentence(of(other))}`;
        if (as === 6) return `${sentence(own)} ${sentence(of(other))}`.toUpperCase();
        if (as === 7) return `${sentence(own)} ${sentence(of(other))}`.replace(' ', ', ');
        return sentence(own);
      }),
      ...(report === undefined ? {} : { report }),
      ...(isDated ? { date: `2026-01-${String(index + 1).padStart(2, '0')}` } : {}),
    }));
  });

const options = { numRuns: Math.max(20, Math.ceil(runs / 2)), endOnFailure: true } as const;
const work = openWorkspace();
const tokensOf = (text: string) => readTokens([text], work).tokens.join(' ');

/** The paragraphs of a text that are long enough, with the bytes at which they stand. */
function placesIn({ id, paragraphs }: PlainText) {
  let start = 0;
  return paragraphs
    .map((text) => {
      const from = start;
      start += countBytes(text) + 2;
      return { id, text, from, to: from + countBytes(text), tokens: tokensOf(text) };
    })
    .filter(({ tokens }) => tokens.split(' ').length >= 5);
}

test('every paragraph of five tokens carries a thread, and equal ones carry the same', () => {
  fc.assert(
    fc.property(corpora, (plain) => {
      const threads = listThreads(traceTexts(plain));
      const known = new Map<string, string>();
      for (const { id, from, to, tokens } of plain.flatMap(placesIn)) {
        const own = threads
          .filter(({ carriers }) =>
            carriers.some(({ document, span }) => document.id === id && span[0] >= from && span[1] <= to),
          )
          .map((thread) => thread.id)
          .join(' ');
        expect(own).not.toBe('');
        expect(own).toBe(known.get(tokens) ?? own);
        known.set(tokens, own);
      }
    }),
    options,
  );
});

test("a carrier's span holds the words of its reading, and nothing else carries", () => {
  fc.assert(
    fc.property(corpora, (plain) => {
      const bytes = new Map(plain.map((text) => [text.id, Buffer.from(textOf(text))]));
      const places = plain.flatMap(placesIn);
      const hasOtherSigns = (words: string) =>
        new Set(places.flatMap(({ tokens, text }) => (tokens === words ? [text] : []))).size > 1;
      for (const { readings, carriers } of listThreads(traceTexts(plain))) {
        for (const { document, span, reading } of carriers) {
          const found = tokensOf(bytes.get(document.id)!.toString('utf8', ...span));
          const words = tokensOf(readings[reading]!);
          // Where other signs stand in it than where it was first, the whole paragraph is named.
          if (hasOtherSigns(found)) expect(found).toContain(words);
          else expect(found).toBe(words);
        }
        expect(new Set(carriers.map(({ reading }) => reading)).size).toBe(readings.length);
        expect(new Set(readings.map(tokensOf)).size).toBe(readings.length);
      }
    }),
    options,
  );
});

test('carriers are in the order of time: a document without a date, whose report has none, comes last', () => {
  fc.assert(
    fc.property(corpora, (plain) => {
      const datedReports = new Set(
        plain.flatMap(({ report, date }) => (date === undefined ? [] : (report ?? []))),
      );
      for (const { carriers } of listThreads(traceTexts(plain))) {
        const places = carriers.flatMap(({ document: { date, report } }) =>
          date !== null ? [date] : report !== null && datedReports.has(report) ? [] : ['undated'],
        );
        expect(places).toEqual(places.toSorted());
        expect(carriers[0]!.as).toBe('same');
      }
    }),
    options,
  );
});

test('the names of documents and the size of batches change no thread', () => {
  const inBatches = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(corpora, fc.infiniteStream(fc.nat()), inBatches, (plain, names, batch) => {
      // Where dates leave the order open, names decide it; and of signs and capitals those count that the first by name has.
      const dated = plain.map(({ paragraphs, ...text }, index) => ({
        ...text,
        paragraphs: paragraphs.map((each) => each.replaceAll(',', '').toLowerCase()),
        title: text.id,
        date: `2026-03-${10 + index}`,
      }));
      const tell = (texts: readonly PlainText[], size?: number) =>
        listThreads(traceTexts(texts, size)).map(({ carriers, ...thread }) => ({
          ...thread,
          carriers: carriers.map(({ document: { id, ...document }, ...carrier }) => ({ document, carrier })),
        }));
      const renamed = dated.map((text) => ({ ...text, id: `${names.next().value} ${text.id}` }));
      expect(tell(renamed, batch)).toEqual(tell(dated));
    }),
    options,
  );
});

/** Whether keys of a text lie in a bucket with those of others, or move them to other buckets: then they count as shared. */
function isMetByChance(plain: readonly PlainText[], stranger: PlainText): boolean {
  const { readings } = readTexts([...plain, stranger]);
  const index = new KeyIndex(readings);
  const own = readings.size - 1;
  const bucketsOf = (reading: number) =>
    Array.from({ length: index.keysOf(reading) }, (_, key) => index.bucket(reading, key));
  const others = new Set(Array.from({ length: own }, (_, reading) => bucketsOf(reading)).flat());
  const fewest = 1 << 10;
  const [before, after] = [readings.starts[own]!, readings.starts[own + 1]!];
  const roomFor = (tokens: number) => Math.ceil(Math.log2(Math.max(fewest, tokens)));
  return roomFor(before) !== roomFor(after) || bucketsOf(own).some((bucket) => others.has(bucket));
}

test('a text that shares no word with others changes nothing that is known of them', () => {
  fc.assert(
    fc.property(corpora, fc.nat(9), (plain, at) => {
      const stranger = {
        id: `d${at} stranger`,
        date: `2026-01-0${at + 1}`,
        outlet: 'Elsewhere',
        paragraphs: ['Sechs alte Männer spielten gestern Abend Karten hinter dem Rathaus.'],
      };
      fc.pre(!isMetByChance(plain, stranger));
      const before = listThreads(traceTexts(plain));
      const after = listThreads(traceTexts([...plain, stranger]));
      expect(after.filter(({ carriers }) => carriers[0]!.document.id !== stranger.id)).toEqual(before);
      expect(after).toHaveLength(before.length + 1);
    }),
    options,
  );
});

/** A paragraph whose words no other has. */
const ownParagraph = (number: number) =>
  sentence(
    Array.from(
      { length: 14 },
      (_, at) => `word${String.fromCharCode(97 + number)}${String.fromCharCode(97 + at)}`,
    ),
  );

test('a note counts the other reports that have a paragraph, and those that have it in their latest revision', () => {
  const text = fc.record({
    paragraphs: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
    report: fc.constantFrom('r1', 'r2', 'r3', undefined),
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
      const plain = texts.map(({ paragraphs, report }, index) => ({
        id: `d${index}`,
        date: `2026-01-0${index + 1}`,
        outlet: `Paper ${report ?? index}`,
        paragraphs: paragraphs.map(ownParagraph),
        ...(report === undefined ? {} : { report }),
      }));
      const nameOf = ({ report, id }: PlainText) => report ?? `alone ${id}`;
      const isLatest = (each: PlainText) =>
        each.report === undefined || plain.findLast(({ report }) => report === each.report) === each;
      const notes = new ThreadNotes(traceTexts(plain));
      for (const found of reportsOf(plain)) {
        const placed = notes.of(found);
        for (const own of plain.filter(({ report }) => report === found.id)) {
          let start = 0;
          for (const paragraph of own.paragraphs) {
            const others = plain.filter(
              (each) => each.report !== found.id && each.paragraphs.includes(paragraph),
            );
            const note = placed.find((each) => each.document === own.id && each.start === start)?.note;
            const count = (of: readonly PlainText[]) => new Set(of.map(nameOf)).size;
            expect(note?.others).toBe(others.length === 0 ? undefined : count(others));
            expect(note?.standing).toBe(others.length === 0 ? undefined : count(others.filter(isLatest)));
            start += countBytes(paragraph) + 2;
          }
        }
      }
    }),
    options,
  );
});
