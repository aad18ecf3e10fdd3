/**
 * Aligners side by side: revisions in order in, edges between paragraphs and the origin of every word of the
 * last revision out. Variorum, and three baselines: jsdiff on paragraphs, sentence match by bigram overlap
 * alone (NewsEdits' measure, Spangher et al. 2022), and keep-latest, which knows the last revision only.
 */
import { diffArrays } from 'diff';
import { diff } from 'fast-myers-diff';
import { heaviestIncreasing } from '../../../dist/base/increasing-subsequence.js';
import { align } from '../../../dist/merge/align.js';
import { traceOrigins } from '../../../dist/merge/edition/origins.js';
import { tokensOf } from '../../../dist/text/body.js';
import { comparableText } from '../../../dist/text/comparable-text.js';

const textAt = (documents, [revision, block]) =>
  comparableText(documents[revision].text.slice(...documents[revision].blocks[block].charSpan));

export const rivals = {
  variorum(documents) {
    const alignment = align(documents, documents.length - 1);
    const pairs = new Map();
    for (const { from, to, type, part } of alignment.edges) {
      if (part !== undefined) continue;
      const key = `${from.revision} ${from.block} ${to.revision} ${to.block}`;
      pairs.set(key, [...(pairs.get(key) ?? []), type]);
    }
    const edges = [...pairs].map(([key, types]) => {
      const [a, b, c, d] = key.split(' ').map(Number);
      return {
        from: [a, b],
        to: [c, d],
        type: pairType(types, textAt(documents, [a, b]) === textAt(documents, [c, d])),
      };
    });
    const traced = traceOrigins(alignment);
    const last = documents.length - 1;
    const origins = documents[last].blocks.map(({ sentences }, block) =>
      sentences.flatMap(({ tokens }, sentence) => {
        const found = traced.of({ revision: last, block, sentence });
        return typeof found === 'number' ? tokens.map(() => found) : [...found];
      }),
    );
    return { edges, origins };
  },
  jsdiff: (documents) => chain(documents, matchByDiff),
  bigrams: (documents) => chain(documents, matchByBigrams),
  latest: (documents) => ({
    edges: [],
    origins: documents.at(-1).blocks.map((block) => tokensOf(block).map(() => documents.length - 1)),
  }),
};

/** One step of a paragraph from the steps of its sentences. */
function pairType(types, isSame) {
  for (const type of ['reintroduced', 'regroup', 'split', 'merge']) if (types.includes(type)) return type;
  const isMoved = types.some((type) => type.startsWith('move'));
  return isSame ? (isMoved ? 'move' : 'same') : isMoved ? 'move-edit' : 'edit';
}

/** Neighbours alone; words are traced along matched paragraphs by the same diff as ours. */
function chain(documents, match) {
  const edges = [];
  let origins = documents[0].blocks.map((block) => tokensOf(block).map(() => 0));
  for (let to = 1; to < documents.length; to++) {
    const pairs = match(documents[to - 1], documents[to]);
    edges.push(...nameByGraph(pairs, documents, to));
    const next = documents[to].blocks.map((block) => tokensOf(block).map(() => to));
    for (const [x, y] of pairs) {
      const norms = (index, block) => tokensOf(documents[index].blocks[block]).map(({ norm }) => norm);
      inherit(next[y], origins[x], norms(to - 1, x), norms(to, y));
    }
    origins = next;
  }
  return { edges, origins };
}

function inherit(own, older, before, after) {
  let x = 0;
  let y = 0;
  const keep = (end) => {
    for (; x < end; x++, y++) own[y] = Math.min(own[y], older[x]);
  };
  for (const [startX, endX, , endY] of diff(before, after)) {
    keep(startX);
    x = endX;
    y = endY;
  }
  keep(before.length);
}

/** What stands removed right beside added is an edit, in order; jsdiff knows no move, split or join. */
function matchByDiff(older, newer) {
  const texts = ({ text, blocks }) => blocks.map(({ charSpan }) => text.slice(...charSpan));
  const pairs = [];
  let x = 0;
  let y = 0;
  let waiting = [];
  for (const { value, added, removed } of diffArrays(texts(older), texts(newer))) {
    if (removed) waiting = value.map(() => x++);
    else if (added) {
      for (const _ of value) {
        const from = waiting.shift();
        if (from !== undefined) pairs.push([from, y]);
        y++;
      }
      waiting = [];
    } else {
      for (const _ of value) pairs.push([x++, y++]);
      waiting = [];
    }
  }
  return pairs;
}

const bigramShare = 0.5;

/** Every sentence to the one that it shares most bigrams with, either way, from half of the smaller on. */
function matchByBigrams(older, newer) {
  const unitsOf = ({ blocks }) =>
    blocks.flatMap(({ sentences }, block) =>
      sentences.map(({ tokens }) => ({
        block,
        bigrams: new Set(tokens.slice(1).map(({ norm }, at) => `${tokens[at].norm} ${norm}`)),
      })),
    );
  const [left, right] = [unitsOf(older), unitsOf(newer)];
  const best = (unit, others) => {
    let most = bigramShare;
    let found = -1;
    for (const [index, other] of others.entries()) {
      let shared = 0;
      for (const bigram of unit.bigrams) if (other.bigrams.has(bigram)) shared++;
      const share = shared / Math.max(1, Math.min(unit.bigrams.size, other.bigrams.size));
      if (share > most || (share === most && found === -1)) [most, found] = [share, index];
    }
    return found;
  };
  const pairs = new Map();
  const add = (x, y) =>
    x !== -1 && y !== -1 && pairs.set(`${left[x].block} ${right[y].block}`, [left[x].block, right[y].block]);
  for (const [x, unit] of left.entries()) add(x, best(unit, right));
  for (const [y, unit] of right.entries()) add(best(unit, left), y);
  return [...pairs.values()];
}

/** The types that a graph of paragraphs gives: the same rules for every baseline. */
export function nameByGraph(pairs, documents, to) {
  const points = pairs.map(([x, y]) => ({ x, y, weight: tokensOf(documents[to - 1].blocks[x]).length + 1 }));
  const spine = new Set(heaviestIncreasing(points, false));
  return pairs.map(([x, y], index) => {
    const degree = (side, value) => pairs.filter((pair) => pair[side] === value);
    const splits = degree(1, y).some(([source]) => degree(0, source).length > 1);
    const joins = degree(0, x).some(([, target]) => degree(1, target).length > 1);
    const edge = { from: [to - 1, x], to: [to, y] };
    if (splits || joins) return { ...edge, type: splits && joins ? 'regroup' : splits ? 'split' : 'merge' };
    const isMoved = !spine.has(index);
    const isSame = textAt(documents, edge.from) === textAt(documents, edge.to);
    return { ...edge, type: isSame ? (isMoved ? 'move' : 'same') : isMoved ? 'move-edit' : 'edit' };
  });
}
