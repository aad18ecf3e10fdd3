/** Filters the pairs for the record as a run from nothing does, and takes from an archive what was found of a pair before. */
import { pickPairs } from '../../detect/pick-pairs.js';
import type { CandidatePairs } from '../../model/columns.js';
import { type FilteredPairs, filterReportOnlyPairs } from '../steps/filter-report-only-pairs.js';
import type { CompareContext } from '../steps/verify.js';
import { type Head, joinHeads } from './heads.js';
import { keepHeads, recallHead } from './judge.js';

/** Keeps the pairs that show enough to be compared. Throws DocumentsFailed where a document cannot be read again. */
export async function filterPairs(pairs: CandidatePairs, context: CompareContext): Promise<FilteredPairs> {
  const { archive, documents } = context;
  if (archive === undefined) return filterReportOnlyPairs(pairs, context);
  const heads = new Map<number, Head>();
  const isHeadKnown = (index: number) => {
    const head = heads.get(index) ?? recallHead(index, documents, archive);
    if (head !== undefined) heads.set(index, head);
    return head !== undefined;
  };
  const keyAt = (at: number) => archive.keyOf('filter', documents, [pairs.a[at]!, pairs.b[at]!]).finish();
  const kept = new Map<number, boolean>();
  const unknown: number[] = [];
  for (let at = 0; at < pairs.a.length; at++) {
    const known = archive.memo.recall<boolean>(keyAt(at));
    if (known === undefined || !isHeadKnown(pairs.a[at]!) || !isHeadKnown(pairs.b[at]!)) unknown.push(at);
    else kept.set(at, known);
  }
  const asked = pickPairs(pairs, unknown);
  const filtered = await filterReportOnlyPairs(asked, context);
  keepHeads(filtered.profiles, context, archive);
  // What is kept stands in the order in which it was asked.
  let next = 0;
  for (const at of unknown) {
    const isKept = pairs.a[at] === filtered.pairs.a[next] && pairs.b[at] === filtered.pairs.b[next];
    if (isKept) next++;
    kept.set(at, isKept);
    archive.memo.keep(keyAt(at), isKept);
  }
  const all = [...kept].filter(([, isKept]) => isKept).map(([at]) => at);
  const known = [...heads.keys()];
  const rows = known.map((index) => ({ id: documents.id(index), sha256: documents.sha256(index) }));
  return {
    pairs: pickPairs(pairs, Uint32Array.from(all).sort()),
    profiles: [joinHeads([...heads.values()], rows), ...filtered.profiles],
  };
}
