/** Makes the corpora of the bench when first asked for, and judges clusters of their documents by the truth beside them. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { measureClusters } from '../../../dist/inspect/eval/cluster-metrics.js';
import { writeCorpus, writeHarderCorpus } from '../../planted/write-corpus.mjs';
import { readRows, readTable } from '../tables.mjs';
import { measure, nodeWithPeak } from './process.mjs';

const cli = join(import.meta.dirname, '../../../dist/cli.js');

/** Corpora below one folder; a `scale` below 1 makes all of them smaller, to try the bench out. */
export class Corpora {
  #made = new Map();

  constructor(folder, scale) {
    this.folder = folder;
    this.scale = scale;
  }

  planted(documents) {
    return this.#make('planted', documents * this.scale, writeCorpus);
  }

  harder(documents) {
    return this.#make('harder', documents * this.scale, writeHarderCorpus);
  }

  #make(kind, documents, write) {
    const name = `${kind} ${documents}`;
    let corpus = this.#made.get(name);
    if (corpus === undefined) {
      const folder = join(this.folder, `${kind}-${documents}`);
      mkdirSync(folder, { recursive: true });
      write(documents, folder, 1);
      const docs = join(folder, 'docs.jsonl');
      corpus = { name, documents, docs, gold: join(folder, 'gold.tsv'), bytes: statSync(docs).size };
      this.#made.set(name, corpus);
    }
    return corpus;
  }

  /** Bytes of what was made. */
  sizes() {
    return [...this.#made.values()].map(({ name, documents, bytes }) => ({ name, documents, bytes }));
  }
}

/** What any program pays for the bytes: `wc -w` prints next to nothing. */
export function countWords({ name, documents, docs }, rounds = 3) {
  return measure(`wc -w, ${name}`, documents, ['wc', '-w', docs], { rounds });
}

/** Runs `variorum scan` and judges what it found. */
export function scan(corpus, out, { workers = 1, sketch = 'minhash', kernel = 'simd', rounds = 3 } = {}) {
  const name = `variorum, ${sketch}, ${kernel}, ${workers} worker${workers === 1 ? '' : 's'}, ${corpus.name}`;
  const flags = ['--out', out, '--workers', String(workers), '--sketch', sketch, '--quiet'];
  const result = measure(name, corpus.documents, [...nodeWithPeak, cli, 'scan', corpus.docs, ...flags], {
    rounds,
    environment: { VARIORUM_KERNEL: kernel },
  });
  const found = readRows(join(out, 'documents.jsonl')).map(({ id, cluster }) => [
    id,
    cluster ?? `alone ${id}`,
  ]);
  return { ...result, ...judge(found, corpus) };
}

/** Judges pairs of id and cluster: precision and recall over pairs, and B-cubed. */
export function judge(found, { gold }) {
  const truth = new Map(readTable(gold).map(({ cluster, id }) => [id, cluster]));
  const labelled = found.map(([id, cluster]) => ({ id, truth: truth.get(id), found: String(cluster) }));
  const metrics = measureClusters(labelled, () => false);
  const { bcubedPrecision, bcubedRecall } = metrics;
  return {
    precision: metrics.precision,
    recall: metrics.recall,
    bcubedF1: (2 * bcubedPrecision * bcubedRecall) / (bcubedPrecision + bcubedRecall),
    bcubed: `${bcubedPrecision.toFixed(3)} / ${bcubedRecall.toFixed(3)}`,
  };
}
