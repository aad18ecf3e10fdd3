/** Holds planted genealogies to what they say of themselves: a truth that is wrong would measure nothing. */
import { describe, expect, it } from 'vitest';
import { type PlantedPiece, plantGenealogies } from '../planted/genealogies.mjs';

const planted = plantGenealogies({ seed: 4, reports: 60 });
const texts = new Map(planted.records.map(({ id, text }) => [id, text]));
const kinds = new Map(planted.threads.map(({ id, kind }) => [id, kind]));

/** The pieces of each thread with their words, oldest first. */
const carriers = new Map<string, (PlantedPiece & { readonly words: string; readonly document: string })[]>();
for (const { id, paragraphs } of planted.truth.toSorted((left, right) => left.time - right.time))
  for (const piece of paragraphs.flatMap(({ pieces }) => pieces)) {
    const words = texts.get(id)!.slice(piece.start, piece.end);
    carriers.set(piece.thread, [...(carriers.get(piece.thread) ?? []), { ...piece, words, document: id }]);
  }
const asked = [...carriers].filter(([thread]) => /background|quotation/.test(kinds.get(thread)!));

describe('planted genealogies', () => {
  it('have the same bytes for the same seed, and others for another', () => {
    expect(plantGenealogies({ seed: 4, reports: 60 })).toEqual(planted);
    expect(plantGenealogies({ seed: 6, reports: 60 }).records[0]).not.toEqual(planted.records[0]);
  });

  it('say of every word which thread it belongs to', () => {
    for (const { id, paragraphs } of planted.truth) {
      const text = texts.get(id)!;
      const pieces = paragraphs.flatMap(({ pieces }) => pieces);
      const rest = pieces.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
      expect(rest.trim()).toBe('');
      expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(/\n+/));
    }
  });

  it('carry the same words where nothing was edited, and others where something was', () => {
    let compared = 0;
    for (const [, [first, ...later]] of asked) {
      expect(['whole', 'run on']).toContain(first!.shape);
      for (const { words, edit, shape } of later) {
        if (!['whole', 'run on'].includes(shape)) continue;
        const isEqual = words === first!.words;
        expect(isEqual, `${edit}: ${words}`).toBe(['same', 'first'].includes(edit));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('keep half of the words at least where they are edited heavily', () => {
    const heavy = asked.flatMap(([, [first, ...later]]) =>
      later.filter(({ edit }) => edit === 'heavy').map(({ words }) => [first!.words, words] as const),
    );
    expect(heavy.length).toBeGreaterThan(20);
    for (const [left, right] of heavy.filter(([text]) => /[a-z]/.test(text))) {
      const [old, fresh] = [left, right].map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu)!);
      const kept = fresh!.filter((word) => old!.includes(word)).length;
      expect(kept / fresh!.length).toBeGreaterThan(0.4);
    }
  });

  it('hold all that a genealogy is to be told from', () => {
    const shapes = new Set([...carriers.values()].flat().map(({ shape }) => shape));
    const edits = new Set([...carriers.values()].flat().map(({ edit }) => edit));
    expect(shapes).toEqual(new Set(['whole', 'split', 'joined', 'cut', 'run on']));
    for (const edit of ['same', 'light', 'numbers', 'reattributed', 'heavy']) expect(edits).toContain(edit);
    const outlets = planted.threads.filter(({ kind }) => kind === 'boilerplate').map(({ outlet }) => outlet);
    expect(new Set(outlets).size).toBe(20);
    expect(planted.threads.some(({ twinOf }) => twinOf !== undefined)).toBe(true);
    expect(planted.records.some(({ date }) => date === undefined)).toBe(
      planted.truth.some(({ mishap }) => mishap === 'undated'),
    );
  });
});
