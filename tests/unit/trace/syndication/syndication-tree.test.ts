/** Tells small trees whose answer anyone sees, and holds all trees to what every tree must be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom, shuffle } from '../../../../src/base/seeded-random.js';
import type { SyndicatedText, SyndicationTree } from '../../../../src/model/syndication.js';
import { syndicationTree } from '../../../../src/trace/syndication/syndication-tree.js';
import { plantSyndication } from '../../../planted/syndication.mjs';
import { carrier, plantedTexts, wire } from './texts.js';

/** Who took it from whom, by outlets; a lost source is "?". */
function tell(texts: readonly SyndicatedText[]): Record<string, string> {
  const { carriers, edges } = syndicationTree(texts)!;
  const name = (number: number | null) => (number === null ? '?' : carriers[number]!.outlet!);
  return Object.fromEntries(edges.map(({ child, parent }) => [name(child), name(parent)]));
}

const cut = wire.slice(0, 4);
const plain = cut.map((text) => text.replace('PORT ALDER (Reuters) – ', ''));
const wrong = (paragraphs: readonly string[]) => paragraphs.map((text) => text.replace('40,000', '4,000'));
const without = (paragraphs: readonly string[], at: number) => paragraphs.filter((_, other) => other !== at);
const source = carrier('Reuters', wire);

describe('syndicationTree()', () => {
  test('joins two that share an error, and takes the one that has more for the parent', () => {
    const texts = [source, carrier('Post', wrong(wire)), carrier('Echo', wrong(cut)), carrier('Sun', wire)];
    expect(tell(texts)).toMatchObject({ Post: 'Reuters', Echo: 'Post', Sun: 'Reuters' });
  });

  test('lets nobody have sentences from one that has cut them', () => {
    const texts = [
      source,
      carrier('Post', wrong(wire.slice(0, 3))),
      carrier('Echo', wrong(wire)),
      carrier('Sun', [...wrong(wire), 'A reader in Tallow Bay told us that nobody was surprised.']),
    ];
    const told = tell(texts);
    expect(['Echo', 'Sun']).toContain(told['Post']);
    expect([told['Echo'], told['Sun']]).not.toContain('Post');
  });

  test('goes by dates where texts are equal', () => {
    const at = (outlet: string, hour: string) =>
      carrier(outlet, plain, { date: `2026-03-02T${hour}:10:00Z` });
    expect(tell([at('Post', '11'), at('Echo', '08')])).toEqual({ Post: 'Echo' });
    expect(tell([at('Post', '08'), at('Echo', '11')])).toEqual({ Echo: 'Post' });
  });

  test('claims no direction where nothing tells it', () => {
    const { edges, root } = syndicationTree([carrier('Post', plain), carrier('Echo', plain)])!;
    expect(edges.map(({ isDirected }) => isDirected)).toEqual([false]);
    expect(root.confidence).toBeLessThan(0.6);
  });

  test('says that a source is lost where its carriers lack what others have', () => {
    const texts = [
      carrier('Post', without(wire, 1)),
      carrier('Echo', without(wire, 3)),
      carrier('Sun', without(wire, 5)),
    ];
    expect(tell(texts)).toEqual({ Post: '?', Echo: '?', Sun: '?' });
    const { root, agency } = syndicationTree(texts)!;
    expect([root.carrier, agency]).toEqual([null, 'Reuters']);
  });

  test('takes a credit for a reason', () => {
    const texts = [source, carrier('Evening Post', wire), carrier('Echo', [...wire, 'Source: Evening Post'])];
    expect(tell(texts)).toMatchObject({ Echo: 'Evening Post', 'Evening Post': 'Reuters' });
    const tree = syndicationTree(texts)!;
    const edge = tree.edges.find(({ child }) => tree.carriers[child]!.outlet === 'Echo')!;
    expect(edge.evidence).toContainEqual({
      cue: 'credit',
      detail: 'its credits name Evening Post',
      weight: expect.any(Number),
    });
  });

  test('says what was cut, where it stood', () => {
    const texts = [source, carrier('Echo', ['Traffic stopped at Port Alder.', ...wire.slice(1, 4)])];
    const { edges } = syndicationTree(texts)!;
    const { cuts } = edges[0]!;
    const bytes = Buffer.from(wire.join('\n\n'));
    expect(cuts).toMatchObject({
      kept: 3,
      same: 3,
      droppedFromEnd: 3,
      isLeadRewritten: true,
      creditsDropped: [],
    });
    expect(cuts!.dropped.map(({ span }) => bytes.subarray(...span).toString())).toEqual([
      wire[0]!.replace('PORT ALDER (Reuters) – ', ''),
      ...wire.slice(4),
    ]);
  });

  test('counts whom a correction reached', () => {
    const corrected = wire.map((text) => text.replace('12 million', '15 million'));
    const texts = [
      carrier('Reuters', wire, { date: '2026-03-02T08:10:00Z' }),
      carrier('Reuters', corrected, { date: '2026-03-02T10:10:00Z', revision: 1 }),
      carrier('Post', wire, { date: '2026-03-02T09:10:00Z' }),
      carrier('Echo', corrected, { date: '2026-03-02T11:10:00Z' }),
      carrier('Sun', wire.slice(0, 3), { date: '2026-03-02T12:10:00Z' }),
    ];
    const { corrections, carriers } = syndicationTree(texts)!;
    const names = (numbers: readonly number[]) => numbers.map((number) => carriers[number]!.outlet);
    expect(corrections).toHaveLength(1);
    const [{ fact, from, to, reached, notReached, without: lacking, carrier: whose }] = corrections as [
      (typeof corrections)[number],
    ];
    expect({ fact, from, to }).toEqual({ fact: 'figure', from: '12', to: '15' });
    expect([names([whose]), names(reached), names(notReached), names(lacking)]).toEqual([
      ['Reuters'],
      ['Echo'],
      ['Post'],
      ['Sun'],
    ]);
  });

  test('is nothing where one outlet says the same twice', () => {
    const again = carrier('Post', wire, { report: 'other', revision: 1 });
    expect(syndicationTree([carrier('Post', wire), again])).toBeNull();
  });
});

describe('every tree', () => {
  test('is the same whatever the order of the texts, leads every carrier to the root, and says how sure it is', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.boolean(), fc.nat(), (seed, isDated, order) => {
        const texts = plantedTexts(plantSyndication(2 * seed, { isDated }));
        const tree = syndicationTree(texts);
        expect(syndicationTree(shuffle(texts, seededRandom(order)))).toEqual(tree);
        if (tree !== null) checkTree(tree, texts);
      }),
      { numRuns: 5 },
    );
  });
});

function checkTree({ carriers, edges, root }: SyndicationTree, texts: readonly SyndicatedText[]): void {
  expect(carriers.flatMap(({ documents }) => documents).sort()).toEqual(texts.map(({ id }) => id).sort());
  expect(edges.map(({ child }) => child)).toEqual([...carriers.keys()].filter((at) => at !== root.carrier));
  const parents = new Map(edges.map(({ child, parent }) => [child, parent]));
  for (const child of parents.keys()) {
    let at: number | null = child;
    for (let steps = 0; steps < carriers.length && at !== root.carrier; steps++)
      at = parents.get(at!) ?? null;
    expect(at).toBe(root.carrier);
  }
  for (const { confidence, others } of [root, ...edges])
    for (const share of [confidence, ...others.map((other) => other.confidence)]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThan(1);
    }
}

test('planted trees of odd seeds are told: roots, and most parents', () => {
  let [roots, right, all] = [0, 0, 0];
  const seeds = Array.from({ length: 12 }, (_, at) => 2 * at + 1001);
  for (const seed of seeds) {
    const planted = plantSyndication(seed);
    const { carriers, edges, root } = syndicationTree(plantedTexts(planted))!;
    const name = (number: number | null) => (number === null ? null : carriers[number]!.outlet);
    if (name(root.carrier) === planted.root) roots++;
    const told = new Map(edges.map(({ child, parent }) => [name(child), name(parent)]));
    for (const { child, parent } of planted.edges) {
      all++;
      if (told.has(child) && told.get(child) === parent) right++;
    }
  }
  expect(roots / seeds.length).toBeGreaterThanOrEqual(0.85);
  expect(right / all).toBeGreaterThanOrEqual(0.8);
});
