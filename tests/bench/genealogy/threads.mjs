/** Tells the threads of a file of records, as a run of the program finds them. */
import { openEngine } from '../../../dist/engine/local.js';
import { defaultDetectOptions } from '../../../dist/index.js';
import { detect } from '../../../dist/pipeline/run.js';
import { traceParagraphs } from '../../../dist/pipeline/steps/trace.js';
import { listSources } from '../../../dist/read/list-documents.js';

/** Detects what the reports of `path` are, follows their paragraphs, and hands the table of threads to `take`. */
export async function withThreads(path, take) {
  const sources = await listSources([path], null);
  const engine = openEngine(1, 100);
  try {
    const found = await detect(sources, defaultDetectOptions, engine, { retainColumns: false });
    const { threads } = await traceParagraphs(found, engine);
    return await take(threads);
  } finally {
    await engine.close();
  }
}

/** All threads of a table as rows that can be scored. */
export function rowsOf(threads) {
  return Array.from({ length: threads.size }, (_, number) => {
    const { carriers, ...thread } = threads.thread(number);
    return {
      ...thread,
      carriers: carriers.map(({ document, span, as }) => ({ document: document.id, span, as })),
    };
  });
}
