/** Measures detection: at ten thousand, a hundred thousand and a million documents, on the harder corpus, beside peers. */
import { join } from 'node:path';
import { countWords, judge, scan } from './corpora.mjs';
import { measure, nodeWithPeak } from './process.mjs';

const here = import.meta.dirname;
const ratioTo = (row, floor) => row.processor / floor.processor;

/** Ten thousand articles, beside what a user of Node would pick instead. */
export function measureSmall({ corpora, out }) {
  const corpus = corpora.planted(10_000);
  const words = countWords(corpus, 5);
  const ours = scan(corpus, out);
  const rows = [words, ours, scan(corpus, out, { sketch: 'scaled' }), scan(corpus, out, { kernel: 'twin' })];
  const peers = ['minhash', 'bloom-filters'].map((name) => nodePeer(name, corpus));
  return {
    rows: [...rows, ...peers],
    bars: [
      { what: '10k: npm minhash with its index / ours', value: ratioTo(peers[0], ours), atLeast: 60 },
      { what: '10k: ours / wc -w', value: ratioTo(ours, words) },
    ],
  };
}

function nodePeer(name, corpus) {
  const words = [...nodeWithPeak, join(here, '../node-peers.mjs'), name, corpus.docs];
  const result = measure(`${name}, ${corpus.name}`, corpus.documents, words, { rounds: 1 });
  return { ...result, ...judge(JSON.parse(result.stdout), corpus) };
}

/** A hundred thousand. */
export function measureLarge({ corpora, out }) {
  const corpus = corpora.planted(100_000);
  const words = countWords(corpus);
  const [one, two] = [1, 2].map((workers) => scan(corpus, out, { workers }));
  return {
    rows: [words, one, two, scan(corpus, out, { sketch: 'scaled', rounds: 1 })],
    bars: [
      { what: '100k: ours / wc -w', value: ratioTo(one, words), atMost: 4.5 },
      { what: '100k: one worker / two, wall time', value: one.wall / two.wall },
    ],
  };
}

/** Ten thousand that are hard to tell apart. */
export function measureHarder({ corpora, out }) {
  const corpus = corpora.harder(10_000);
  const words = countWords(corpus, 5);
  const sketches = ['minhash', 'scaled'];
  const rows = sketches.map((sketch) => scan(corpus, out, { sketch }));
  return {
    rows: [words, ...rows],
    bars: sketches.flatMap((sketch, at) => [
      { what: `harder 10k, ${sketch}: ours / wc -w`, value: ratioTo(rows[at], words), atMost: 20 },
      { what: `harder 10k, ${sketch}: precision over pairs`, value: rows[at].precision, atLeast: 0.99 },
      { what: `harder 10k, ${sketch}: recall over pairs`, value: rows[at].recall, atLeast: 0.95 },
    ]),
  };
}

/** A million beside a hundred thousand; memory that grows with the documents is what lies between the two. */
export function measureMillion({ corpora, out }) {
  const [large, largest] = [corpora.planted(100_000), corpora.planted(1_000_000)];
  const words = countWords(largest, 1);
  const before = scan(large, out, { rounds: 1 });
  const [one, two] = [1, 2].map((workers) => scan(largest, out, { workers, rounds: 1 }));
  const each = (row) => row.processor / row.documents;
  return {
    rows: [words, before, one, two],
    bars: [
      {
        what: '1M: processor time a document / the same at 100k',
        value: each(one) / each(before),
        atMost: 1.25,
      },
      {
        what: '1M: KiB a document, of what memory grew by since 100k',
        value: (one.peakKiB - before.peakKiB) / (one.documents - before.documents),
        atMost: 2,
      },
      { what: '1M: one worker / two, wall time', value: one.wall / two.wall, atLeast: 1.7 },
      { what: '1M: seconds with two workers, wall time', value: two.wall, atMost: 60 },
      { what: '1M: ours / wc -w', value: ratioTo(one, words) },
    ],
  };
}

const thresholds = [0.2, 0.35, 0.5, 0.7];

/**
 * Libraries in Rust under Python, with their own tokens where they have some and their own index, on both corpora. Each
 * at every threshold, and its best one picked by B-cubed with the answers in hand, which its user would not know.
 */
export function measureRust({ corpora, out, python }) {
  if (python === undefined) throw new Error('Cannot measure peers: name an interpreter, --python PATH');
  const parts = [corpora.planted(10_000), corpora.harder(10_000)].map((corpus) => {
    const ours = scan(corpus, out);
    const peers = ['rensa', 'gaoya'].map((name) => bestOf(name, corpus, python));
    const least = (pick) => Math.min(...peers.map(pick));
    const most = (pick) => Math.max(...peers.map(pick));
    return {
      rows: [ours, ...peers],
      bars: [
        {
          what: `${corpus.name}: the faster of rensa and gaoya / ours`,
          value: least((row) => row.processor) / ours.processor,
          atLeast: 1,
        },
        {
          what: `${corpus.name}: B-cubed F1, ours less the better of both`,
          value: ours.bcubedF1 - most((row) => row.bcubedF1),
          atLeast: 0,
        },
      ],
    };
  });
  return { rows: parts.flatMap(({ rows }) => rows), bars: parts.flatMap(({ bars }) => bars) };
}

function bestOf(name, corpus, python) {
  const found = thresholds.map((threshold) => {
    const words = [python, join(here, 'rust-peers.py'), name, String(threshold), corpus.docs];
    const result = measure(`${name} at ${threshold}, ${corpus.name}`, corpus.documents, words, { rounds: 1 });
    return { ...result, ...judge(JSON.parse(result.stdout), corpus) };
  });
  return found.reduce((best, row) => (row.bcubedF1 > best.bcubedF1 ? row : best));
}
