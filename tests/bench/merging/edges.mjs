/** Planted histories in, F1 of the edges of each kind and the share of right word origins out, for every rival. */

import { seededRandom } from '../../../dist/base/seeded-random.js';
import { tokensOf } from '../../../dist/text/body.js';
import { kinds, plantHistory } from './planted.mjs';
import { rivals } from './rivals.mjs';
import { readLanguage } from './texts.mjs';

const rows = ['same', ...kinds];

/** One row a language and strength: `{ language, strength, rival, histories, f1: {kind: …}, origins }`. */
export function measureEdges(data, { histories, languages }) {
  const table = [];
  for (const language of languages) {
    const random = seededRandom(7);
    const source = readLanguage(data, language, random);
    if (source.articles.length === 0) continue;
    for (const isHeavy of [false, true]) {
      const scores = Object.fromEntries(Object.keys(rivals).map((name) => [name, new Score()]));
      let made = 0;
      for (let tries = 0; made < histories && tries < 20 * histories; tries++) {
        const history = plantHistory(source, { random, count: 2 + Math.floor(random() * 19), isHeavy });
        if (history === null) continue;
        made++;
        for (const [name, rival] of Object.entries(rivals))
          scores[name].add(history, rival(history.documents));
      }
      for (const [rival, score] of Object.entries(scores))
        table.push({
          language,
          strength: isHeavy ? 'heavy' : 'light',
          rival,
          histories: made,
          ...score.result(),
        });
    }
  }
  return table;
}

export class Score {
  constructor() {
    this.counts = Object.fromEntries(rows.map((kind) => [kind, { right: 0, found: 0, true: 0 }]));
    this.words = { right: 0, all: 0 };
    this.wrong = [];
  }

  add({ documents, revisions, edges }, found) {
    const name = ({ from, to, type }) => `${from} ${to} ${type}`;
    const truth = [...edges, ...loose(edges, documents)];
    const guess = [...found.edges, ...loose(found.edges, documents)];
    const known = new Set(truth.map(name));
    const seen = new Set(guess.map(name));
    for (const edge of truth) this.counts[edge.type].true++;
    for (const edge of guess) {
      this.counts[edge.type].found++;
      if (known.has(name(edge))) this.counts[edge.type].right++;
      else this.wrong.push({ documents, edge, isMissing: false });
    }
    for (const edge of truth)
      if (!seen.has(name(edge))) this.wrong.push({ documents, edge, isMissing: true });
    this.addOrigins(documents.at(-1), revisions.at(-1), found.origins);
  }

  /** A token whose characters came in at different times has no one origin and is passed over. */
  addOrigins(document, paragraphs, origins) {
    for (const [block, paragraph] of paragraphs.entries()) {
      const tokens = tokensOf(document.blocks[block]);
      let next = 0;
      for (const [sentence, { origins: truth }] of paragraph.entries()) {
        const [start] = document.blocks[block].sentences[sentence].charSpan;
        for (const { charSpan } of document.blocks[block].sentences[sentence].tokens) {
          const own = new Set(truth.slice(charSpan[0] - start, charSpan[1] - start));
          if (own.size === 1) {
            this.words.all++;
            if (own.has(origins[block][next])) this.words.right++;
          }
          next++;
        }
      }
      if (next !== tokens.length)
        throw new RangeError(`Cannot score origins: ${next} tokens of ${tokens.length}`);
    }
  }

  result() {
    const f1 = Object.fromEntries(
      Object.entries(this.counts).map(([kind, { right, found, true: all }]) => [
        kind,
        (2 * right) / Math.max(1, found + all),
      ]),
    );
    return { f1, origins: this.words.right / this.words.all, counts: this.counts, wrong: this.wrong };
  }
}

/** Paragraphs that nothing leads to were added; those that lead nowhere were deleted. */
function loose(edges, documents) {
  const entered = new Set(edges.map(({ to }) => `${to}`));
  const left = new Set(edges.map(({ from }) => `${from}`));
  return documents.flatMap(({ blocks }, revision) =>
    blocks.flatMap((_, block) => {
      const place = [revision, block];
      return [
        ...(revision > 0 && !entered.has(`${place}`) ? [{ from: null, to: place, type: 'add' }] : []),
        ...(revision < documents.length - 1 && !left.has(`${place}`)
          ? [{ from: place, to: null, type: 'delete' }]
          : []),
      ];
    }),
  );
}
