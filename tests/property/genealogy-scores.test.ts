/** Holds the scoring of threads to its ends: the truth is all right, and each way of being wrong costs where it should. */
import { describe, expect, it } from 'vitest';
import { equalParagraphs } from '../bench/genealogy/equal-paragraphs.mjs';
import { scoreThreads, type ToldThread } from '../bench/genealogy/score.mjs';
import { Planted } from '../bench/genealogy/truth.mjs';
import { plantGenealogies } from '../planted/genealogies.mjs';

const world = plantGenealogies({ seed: 8, reports: 150 });
const planted = new Planted(world);
const share = (rows: readonly ToldThread[], name: string) => {
  const { right, of } = scoreThreads(planted, rows).get(name);
  return of === 0 ? Number.NaN : right / of;
};

/** What a program would say that knew everything. */
const truth: readonly ToldThread[] = world.threads.flatMap(({ id, kind, role, speaker, outlet }) => {
  const pieces = planted.piecesOf(id);
  if (pieces.length === 0) return [];
  const reports = new Set(pieces.map(({ report }) => report)).size;
  return {
    role: kind === 'chance' ? 'form' : kind === 'background' && reports === 1 ? 'body' : role,
    speaker,
    outlet,
    isDated: pieces.every(({ mishap }) => mishap !== 'undated'),
    carriers: pieces.map(({ document, start, end }) => ({ document, span: [start, end] as const })),
  };
});
const shared = truth.filter(({ role }) => role === 'background' || role === 'quotation');

describe('scores of threads', () => {
  it('are full for the truth, whatever is asked', () => {
    const tally = scoreThreads(planted, truth);
    expect(tally.names.length).toBeGreaterThan(20);
    for (const name of tally.names) expect(share(truth, name), name).toBeCloseTo(1, 9);
  });

  it('fall where the first carrier is left out', () => {
    const late = truth.map((row) => ({
      ...row,
      carriers: row.carriers.slice(row.carriers.length > 1 ? 1 : 0),
    }));
    expect(share(late, 'first: of threads')).toBeLessThan(0.2);
    expect(share(late, 'pure: all')).toBe(1);
  });

  it('fall in purity alone where two threads are joined, and in what is found where one is parted', () => {
    const [one, other] = shared.toSorted((left, right) => right.carriers.length - left.carriers.length);
    const joined = truth.filter((row) => row !== one && row !== other);
    const both = { ...one!, carriers: [...one!.carriers, ...other!.carriers] };
    expect(share([...joined, both], 'pure: all')).toBeLessThan(1);
    expect(share([...joined, both], 'found: light, all')).toBe(1);
    const half = Math.floor(one!.carriers.length / 2);
    const parts = [one!.carriers.slice(0, half), one!.carriers.slice(half)];
    const parted = truth
      .filter((row) => row !== one)
      .concat(parts.map((carriers) => ({ ...one!, carriers })));
    expect(share(parted, 'found: light, all')).toBeLessThan(1);
    expect(share(parted, 'pure: all')).toBe(1);
  });

  it('fall where roles, speakers or doubts of dates are told otherwise', () => {
    const wrong = truth.map((row) => ({ ...row, role: 'body', isDated: true }));
    expect(share(wrong, 'role: background')).toBe(0);
    expect(share(wrong, 'role: body')).toBe(1);
    const others = truth.map((row) => ({ ...row, speaker: 'Nobody', outlet: 'Nowhere' }));
    expect(share(others, 'speaker right, where named')).toBe(0);
    expect(share(others, 'outlet of boilerplate')).toBe(0);
  });

  it('show that equal paragraphs alone are pure and find nothing that was edited', () => {
    const naive = equalParagraphs(world);
    expect(share(naive, 'pure: all')).toBeGreaterThan(0.99);
    expect(share(naive, 'found: light, all')).toBeLessThan(0.05);
    expect(share(naive, 'chance: no claim is made')).toBeLessThan(0.5);
  });
});
