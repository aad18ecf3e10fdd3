/** Joins neighbouring words of one paragraph that the same revision brought in: an edition stores runs, not words. */
import type { Origin } from '../../model/edition.js';
import { recallTokens } from '../../text/recent-tokens.js';
import type { BlockPlace } from './lineages.js';
import { blockAt, type MergeContext } from './merge-context.js';

/** Lists the runs of words of a block by the revision that brought them in, in order. */
export function findOriginRuns(context: MergeContext, { revision, block }: BlockPlace): Origin[] {
  const runs = new OriginRuns();
  const { text } = context.alignment.revisions[revision]!;
  for (const [sentence, { charSpan }] of blockAt(context, { revision, block }).sentences.entries()) {
    const [start, end] = charSpan;
    const tokens = recallTokens(text.slice(start, end));
    const origins = context.origins.of({ revision, block, sentence });
    if (tokens.length === 0) continue;
    if (typeof origins === 'number') {
      runs.extend(origins, start + tokens[0]!.charSpan[0], start + tokens.at(-1)!.charSpan[1]);
      continue;
    }
    for (const [index, { charSpan: own }] of tokens.entries())
      runs.extend(origins[index]!, start + own[0], start + own[1]);
  }
  return runs.list.map(({ origin, start, end }) => ({
    revision: context.alignment.revisions[origin]!.id,
    span: context.offsets[revision]!.toSpan([start, end]),
  }));
}

class OriginRuns {
  readonly list: { readonly origin: number; readonly start: number; end: number }[] = [];

  /** Adds a stretch of one origin; a run of the same origin right before it grows. */
  extend(origin: number, start: number, end: number): void {
    const last = this.list.at(-1);
    if (last?.origin === origin) last.end = end;
    else this.list.push({ origin, start, end });
  }
}
