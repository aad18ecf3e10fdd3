/** Runs `trace`: looks up where a sentence or a paragraph first stood, and who carried it, in the index that `merge` wrote. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { trace } from '../inspect/trace/trace.js';
import { renderTraceText } from '../inspect/trace/trace-text.js';
import type { Asked, Tracing } from '../inspect/trace/tracing.js';
import { CommandFailure, quotePath } from '../model/failure.js';
import type { OptionsOf } from '../options/option-record.js';
import { identifyResult, recoverSwap } from '../write/output/recover.js';
import { ThreadIndex } from '../write/threads/thread-index.js';
import { type Io, printStderr } from './io.js';
import { printJson } from './print-json.js';
import { refuseForeignPage, writePage } from './write-page.js';

type TraceOptions = OptionsOf<'trace'>;

/** Returns the exit status: 1 where nothing matches. Throws CommandFailure where `out` has no index, or an id is unknown. */
export async function runTrace(options: TraceOptions, io: Io): Promise<number> {
  const { out, page } = options;
  const asked = askedFor(options);
  if (page !== null) refuseForeignPage(page);
  const tracing = traceOnce(out, asked, options.limit);
  if (tracing === null) {
    if ('id' in asked) throw new CommandFailure({ reason: 'no-such-thread', path: out, id: asked.id });
    printStderr(io, `Nothing in ${quotePath(out)} is like “${quotePath(asked.text)}”; try other words of it`);
    return 1;
  }
  if (options.isJson) printJson(io, tracing);
  else if (page === null) io.stdout.write(renderTraceText(tracing));
  if (page !== null) {
    const { renderTracePage } = await import('../inspect/trace/trace-page.js');
    writePage(
      page,
      renderTracePage(tracing, (folder) => linkToEdition(folder, { out, page })),
    );
    printStderr(io, `Page written to ${quotePath(page)}`);
  }
  return 0;
}

/** Throws CommandFailure unless one thing is asked for. */
function askedFor({ words, paragraph }: TraceOptions): Asked {
  const text = words.join(' ').trim();
  const refuse = (message: string) => new CommandFailure({ reason: 'bad-usage', message });
  if (paragraph !== null && text !== '')
    throw refuse('a sentence and --paragraph are two questions; ask one of them');
  if (paragraph !== null) return { id: paragraph.replace(/^#/, '') };
  if (text === '') throw refuse('nothing is asked for; give a sentence or a part of it, or --paragraph ID');
  return { text };
}

/** Reads one result from beginning to end: again where another took its place meanwhile. */
function traceOnce(out: string, asked: Asked, limit: number): Tracing | null {
  recoverSwap(out);
  for (;;) {
    const before = identifyResult(out);
    if (!existsSync(join(out, 'run.json'))) throw new CommandFailure({ reason: 'not-an-output', path: out });
    const isReplaced = () => identifyResult(out) !== before;
    try {
      const index = new ThreadIndex(out);
      try {
        const tracing = trace(asked, index, limit);
        if (!isReplaced()) return tracing;
      } finally {
        index.close();
      }
    } catch (error) {
      if (!isReplaced()) throw error;
    }
  }
}

/** The page of an edition, as a link from `page`; null where the output has no such pages. */
function linkToEdition(
  folder: string,
  { out, page }: { readonly out: string; readonly page: string },
): string | null {
  const path = join(out, 'editions', folder, 'index.html');
  if (!existsSync(path)) return null;
  const steps = relative(dirname(page), path).split(sep);
  return steps.map(encodeURIComponent).join('/');
}
