/** The laws of merging, on generated histories, each against an oracle that is slow and obvious. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../src/merge/align.js';
import { merge } from '../../src/merge/merge.js';
import { findSpeech } from '../../src/merge/speech/speech.js';
import { nameOf } from '../../src/merge/speech/speech-model.js';
import type { SegmentedDocument } from '../../src/model/document.js';
import type { Edition, QuotationNote } from '../../src/model/edition.js';
import { toBytes } from '../../src/read/plain-text.js';
import { tokenize } from '../../src/text/tokens.js';
import { checkDerivation } from '../../src/write/check/derivation.js';
import { Findings } from '../../src/write/check/findings.js';
import { checkEdition } from '../../src/write/check.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { renderEditionJson } from '../../src/write/json.js';
import { renderMarkdown } from '../../src/write/markdown.js';
import { restoreRevision } from '../../src/write/restore.js';
import { type Mutable, makeEdition } from '../arbitraries/editions.js';
import { history, paragraph, runs, toDocument, toDocuments, toText } from '../arbitraries/histories.js';

const bytesAt = (text: string, [start, end]: readonly [number, number]) =>
  Buffer.from(text).subarray(start, end).toString();

function law(
  title: string,
  check: (documents: readonly SegmentedDocument[], edition: Edition) => void,
): void {
  test(title, () => {
    fc.assert(
      fc.property(history, (revisions) => {
        const documents = toDocuments(revisions);
        check(documents, makeEdition(documents));
      }),
      { numRuns: runs },
    );
  });
}

law('law 1: every revision comes back byte for byte from its edition alone', (documents, edition) => {
  const alone = parseEditionJson(renderEditionJson(edition));
  expect(alone).toEqual(edition);
  expect(alone.revisions).toHaveLength(documents.length);
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  for (const revision of alone.revisions)
    expect(restoreRevision(alone, revision).toString()).toBe(texts.get(revision.id));
});

test('law 1 holds of other encodings and formats too, and of what their sources say', () => {
  fc.assert(
    fc.property(history, (revisions) => {
      const documents = toDocuments(revisions).map((document, index): SegmentedDocument => {
        if (index % 3 === 0) return document;
        const encodingChoice = { basis: 'declared', certainty: 0.9 } as const;
        const said = { encoding: 'utf-16le', encodingChoice, hasByteOrderMark: true };
        if (index % 3 === 1) return { ...document, ...said };
        const text = `<p>${document.text}</p>\n`;
        const original = index % 2 === 0 ? { text } : { base64: Buffer.from(text).toString('base64') };
        const container = { path: 'all.warc', sha256: document.sha256, place: `offset ${index}` };
        const about = { itemId: 'item', version: String(index), status: 'corrected' } as const;
        return { ...document, original, format: 'html', container, about };
      });
      const edition = makeEdition(documents);
      const alone = parseEditionJson(renderEditionJson(edition));
      expect(alone).toEqual(edition);
      const byId = new Map(documents.map((document) => [document.id, document]));
      for (const revision of alone.revisions)
        expect(restoreRevision(alone, revision)).toEqual(toBytes(byId.get(revision.id)!));
    }),
    { numRuns: runs },
  );
});

law('law 2: every canonical token stands in its source at the span it cites', (documents, edition) => {
  const texts = new Map<string, string>(documents.map(({ id, text }) => [id, text]));
  for (const { text, source } of [...edition.paragraphs, ...edition.blocks]) {
    expect(bytesAt(texts.get(source.revision)!, source.span)).toBe(text);
  }
});

law(
  'law 3: every source token is in exactly one reading, block or piece of furniture',
  (documents, edition) => {
    for (const { id, text } of documents) {
      const times = new Uint8Array(Buffer.byteLength(text));
      const mark = ([start, end]: readonly [number, number]) => {
        for (let byte = start; byte < end; byte++) times[byte]!++;
      };
      for (const { witnesses } of [...edition.paragraphs, ...edition.blocks]) {
        for (const { revision, span, isPart } of witnesses) if (revision === id && !isPart) mark(span);
      }
      for (const { source, repeats } of edition.blocks) if (source.revision === id) repeats.forEach(mark);
      for (const { revision, span } of edition.furniture) if (revision === id) mark(span);
      for (const { charSpan } of tokenize(text)) {
        const start = Buffer.byteLength(text.slice(0, charSpan[0]));
        expect(times[start], `${id} at ${start}`).toBe(1);
      }
    }
  },
);

law('law 4: as published is the base, block by block in its order', (documents, edition) => {
  const base = documents.find(({ id }) => id === edition.base)!;
  const expected = base.blocks
    .filter(({ kind }) => kind !== 'furniture')
    .map(({ charSpan }) => base.text.slice(...charSpan));
  const texts = new Map([...edition.paragraphs, ...edition.blocks].map(({ id, text }) => [id, text]));
  expect(edition.views.asPublished.map((id) => texts.get(id))).toEqual(expected);
});

law('law 5: the order of input changes no byte', (documents, edition) => {
  for (const shuffled of [[...documents].reverse(), [...documents.slice(1), documents[0]!]]) {
    expect(renderEditionJson(makeEdition(shuffled))).toBe(renderEditionJson(edition));
    expect(renderMarkdown(makeEdition(shuffled), 'union')).toBe(renderMarkdown(edition, 'union'));
  }
});

law(
  'law 6: an exact duplicate changes only the list of copies; one document merges to itself',
  (documents, edition) => {
    const twin = toDocument(documents[0]!.text, 'z-twin.txt');
    const { revisions, ...rest } = makeEdition([...documents, twin]);
    const { revisions: before, ...restBefore } = edition;
    expect(rest).toEqual(restBefore);
    expect(revisions.map((revision) => ({ ...revision, copies: [] }))).toEqual(before);
    expect(revisions.flatMap(({ copies }) => copies)).toEqual(['z-twin.txt']);
    const alone = makeEdition(documents.slice(0, 1));
    expect(
      alone.paragraphs.every(
        ({ state, source }) => state === 'current' && source.revision === documents[0]!.id,
      ),
    ).toBe(true);
    expect(alone.views.fullRecord).toEqual(alone.views.asPublished);
  },
);

law('law 7: swapping old and new keeps the pairing, and turns split into merge', (documents) => {
  const [older, newer] = [documents[0]!, documents.at(-1)!];
  const turned: Readonly<Record<string, string>> = { split: 'merge', merge: 'split' };
  // Of two blocks that changed places either may be the one that moved: no text tells which.
  const still: Readonly<Record<string, string>> = { move: 'same', 'move-edit': 'edit' };
  const edges = (first: SegmentedDocument, second: SegmentedDocument, isTurned: boolean) =>
    align([first, second], 1)
      // A run that only went along with the rest has no counterpart: the newer side is cut nowhere.
      .edges.filter(({ part }) => part === undefined)
      .map(({ from, to, type }) => {
        const ends = [from, to].map(({ block, sentence }) => `${block}.${sentence}`);
        const step = still[type] ?? type;
        return isTurned ? `${ends[1]} ${ends[0]} ${turned[step] ?? step}` : `${ends.join(' ')} ${step}`;
      })
      .sort();
  expect(edges(newer, older, true)).toEqual(edges(older, newer, false));
});

law('law 8: white space, quotation marks and dashes alone are never an edit', (documents) => {
  const text = documents[0]!.text;
  const restyled = text
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/\n\n/g, '\n\n\n')
    .replace(/(\w) (\w)/, '$1\u00a0$2');
  fc.pre(restyled !== text);
  const edition = makeEdition([toDocument(text, 'plain.txt'), toDocument(restyled, 'styled.txt')]);
  for (const { witnesses, facts, state } of edition.paragraphs) {
    expect(state).toBe('current');
    expect(facts).toEqual([]);
    for (const { edge } of witnesses) expect(['same', null]).toContain(edge);
  }
});

law(
  'law 12: a document of other words, added to a report, changes no paragraph of it but its own',
  (documents) => {
    const stranger = toDocument(
      'Wxyrq hjkpf zzgth mnbvw qwrtp ssdfg llkjh ppoiu.\n\nYyxcv bbnmq wwert ttzui aasdf gghjk.\n',
      'stranger.txt',
    );
    const alone = align(documents, documents.length - 1);
    const base = documents.length - 1;
    const crowded = align([stranger, ...documents], base + 1);
    const shift = ({ from, to, ...rest }: (typeof alone.edges)[number]) => ({
      ...rest,
      from: { ...from, revision: from.revision + 1 },
      to: { ...to, revision: to.revision + 1 },
    });
    expect(crowded.edges).toEqual(alone.edges.map(shift));
  },
);

law('law 11: aligning and merging leave their input alone', (documents) => {
  const before = JSON.stringify(documents);
  const frozen = deepFreeze(JSON.parse(before) as SegmentedDocument[]);
  makeEdition(frozen);
  expect(JSON.stringify(frozen)).toBe(before);
});

/** Reads a quotation's words and its speaker's name out of its own source. */
const pairOf =
  ({ text }: SegmentedDocument) =>
  ({ span, speaker, antecedent }: QuotationNote): [string, string] => [
    Buffer.from(text).toString('utf8', ...span),
    antecedent?.text ?? speaker,
  ];

law('law 13: in every view a quotation keeps the speaker of its source', (documents, edition) => {
  const sources = new Map<string, SegmentedDocument>(documents.map((document) => [document.id, document]));
  const items = new Map(edition.paragraphs.map((item) => [item.id, item]));
  const full = edition.views.fullRecord.filter((id) => items.has(id));
  const published = edition.views.asPublished.filter((id) => items.has(id));
  for (const [index, id] of full.entries()) {
    const { source, speech, state, leansOn } = items.get(id)!;
    const document = sources.get(source.revision)!;
    const blocks = document.blocks.filter(({ kind }) => kind === 'body');
    const own = blocks.findIndex(
      ({ charSpan }) => Buffer.byteLength(document.text.slice(0, charSpan[0])) === source.span[0],
    );
    const truth = findSpeech(document.text, blocks).find(({ block }) => block === own);
    expect(speech?.speaker ?? null).toBe(truth?.speaker?.text ?? null);
    expect(speech?.antecedent?.text).toBe(truth?.speaker?.antecedent?.text);
    const said = truth?.utterances.filter(({ speaker }) => speaker !== null) ?? [];
    expect(speech?.quotations.map(pairOf(document)) ?? []).toEqual(
      said.map(({ charSpan, speaker }) => [document.text.slice(...charSpan), nameOf(speaker!)]),
    );
    if (truth === undefined || !(truth.isCarried || truth.speaker?.isPronoun)) continue;
    // What leans on the paragraph before it either follows that very paragraph, or says whom it means.
    const isCurrent = state === 'current';
    if (isCurrent && own > 0) expect(full[index - 1]).toBe(published[published.indexOf(id) - 1]);
    if (!isCurrent && own > 0)
      expect(speech?.antecedent !== undefined || speech?.isCarried === true || leansOn !== undefined).toBe(
        true,
      );
  }
});

law('check finds nothing wrong with what merge makes', (_, edition) => {
  const findings = new Findings();
  checkEdition(edition, 'edition', findings);
  checkDerivation(edition, 'edition', { hasDates: true, findings });
  expect(findings.errors).toEqual([]);
  expect(findings.claims).toBeGreaterThan(edition.paragraphs.length);
});

test('check finds a change of any text, figure, span, speaker, step or fact of an edition, and names its place', () => {
  fc.assert(
    fc.property(history, fc.nat(), (revisions, at) => {
      const edition = structuredClone(makeEdition(toDocuments(revisions)));
      const leaves = leavesOf(edition as unknown as Tree);
      const leaf = leaves[at % leaves.length]!;
      // An id that is changed everywhere alike is another name, not another claim: one of many is.
      const value = leaf.parent[leaf.key]!;
      leaf.parent[leaf.key] =
        typeof value === 'string' ? `${value}x` : typeof value === 'number' ? value + 1 : !value;
      const findings = new Findings();
      try {
        checkEdition(edition, 'edition', findings);
        checkDerivation(edition, 'edition', { hasDates: true, findings });
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        findings.expect(false, () => 'edition');
      }
      expect(findings.errors.length, leaf.path).toBeGreaterThan(0);
    }),
    { numRuns: runs },
  );
});

interface Tree {
  [key: string]: Tree | string | number | boolean | null;
}
// What the record of the input said stands in no text: `check --source` holds it against the input.
const isTold = /^\.revisions\.\d+\.(?:encoding|title|date)$/;

/** Every string, number and truth value below `tree`, with its place. */
function leavesOf(
  tree: Tree,
  path = '',
): { readonly parent: Tree; readonly key: string; readonly path: string }[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (value === null || isTold.test(`${path}.${key}`)) return [];
    return typeof value === 'object'
      ? leavesOf(value, `${path}.${key}`)
      : [{ parent: tree, key, path: `${path}.${key}` }];
  });
}

test('check finds any change of a letter in an edition’s texts, spans and sources', () => {
  fc.assert(
    fc.property(
      history,
      fc.nat(),
      fc.constantFrom('paragraph', 'segment', 'span'),
      (revisions, at, place) => {
        const edition = structuredClone(makeEdition(toDocuments(revisions))) as unknown as Mutable<Edition>;
        const pick = <T>(items: T[]): T => items[at % items.length]!;
        if (place === 'paragraph') pick(edition.paragraphs).text += 'x';
        if (place === 'span') pick(edition.paragraphs).source.span[1] -= 1;
        if (place === 'segment') edition.restore.segments[at % edition.restore.segments.length] += 'x';
        const findings = new Findings();
        checkEdition(edition as unknown as Edition, 'edition', findings);
        expect(findings.errors.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: runs },
  );
});

test('a paragraph that no later revision has is dropped, in place, and marked with when it was last seen', () => {
  fc.assert(
    fc.property(history, paragraph, fc.nat(), (revisions, fresh, at) => {
      const first = revisions[0]!;
      const index = 1 + (at % (first.length - 1));
      const older = [
        ...first.slice(0, index),
        [...fresh, 'Unheard zuqwort vexillate brogmint harrumph todlewick.'],
        ...first.slice(index),
      ];
      const documents = [toDocument(toText(older), 'old.txt'), toDocument(toText(first), 'new.txt')];
      const base = { index: 1, isWithdrawn: false, warnings: [] };
      const alignment = align(documents, 1);
      const sequence = {
        revisions: documents.map(({ id }) => id),
        basis: 'content',
        confidence: 1,
        evidence: [],
      } as const;
      const edition = merge({
        id: 'x' as Edition['id'],
        alignment,
        order: sequence,
        base,
        copies: new Map(),
      });
      const dropped = edition.paragraphs.filter(({ state }) => state !== 'current');
      expect(dropped.map(({ lastSeen }) => lastSeen)).toEqual(['old.txt']);
    }),
    { numRuns: runs },
  );
});

/** Lets a test tamper; brands are left as they are. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
