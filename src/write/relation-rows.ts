/**
 * Lays out pairs as rows of `relations.jsonl`, in the bytes that JSON.stringify would write. Rows are put together as text,
 * since a corpus has more pairs than documents: an object for each, to be read once, took most of the time.
 */
import { ruleOfCut } from '../detect/cluster.js';
import type { Detection } from '../detect/detection.js';
import type { DocumentId } from '../model/document.js';
import type { Relations } from '../model/options.js';
import type { Passage, RelatedPair } from '../model/pair.js';
import { describeCut } from './describe-cut.js';

// What the model weighs can be asked for by `explain`; times stand with the documents.
const unshown: ReadonlySet<string> = new Set(['features', 'timeOfA', 'timeOfB']);

/** One row a pair that was examined, sorted by a, then b; or of those alone whose documents are one report. */
export function* relationRows(
  { pairs, bridges, clusters }: Pick<Detection, 'pairs' | 'bridges' | 'clusters'>,
  wanted: Exclude<Relations, 'none'> = 'all',
): Generator<string> {
  const cut = new Set(bridges);
  const isWanted = wanted === 'all' ? () => true : tellMerged(clusters);
  for (const pair of pairs) if (isWanted(pair)) yield renderRow(pair, cut.has(pair));
}

function tellMerged(clusters: Detection['clusters']): (pair: RelatedPair) => boolean {
  const reports = new Map<DocumentId, number>();
  for (const [at, { members }] of clusters.entries()) for (const id of members) reports.set(id, at);
  return ({ a, b }) => {
    const report = reports.get(a);
    return report !== undefined && report === reports.get(b);
  };
}

/** Says why a pair that would be merged was cut. */
export function bridgeReason(pair: RelatedPair): string {
  return `${describeCut(pair)}: ${pair.reason}`;
}

function renderRow(pair: RelatedPair, isCut: boolean): string {
  const tier = isCut ? 'review' : pair.tier;
  const rule = isCut ? ruleOfCut(pair) : pair.rule;
  const reason = isCut ? bridgeReason(pair) : pair.reason;
  return (
    `{"a":${JSON.stringify(pair.a)},"b":${JSON.stringify(pair.b)},"relation":"${pair.relation}","tier":"${tier}"` +
    `,"probability":${renderShare(pair.probability)},"score":${renderShare(pair.score)}` +
    `,"similarity":${renderShare(pair.similarity)},"containment":${renderShare(pair.containment)}` +
    `,"rule":"${rule}","reason":${JSON.stringify(reason)},"evidence":${renderEvidence(pair)}}\n`
  );
}

function renderEvidence(pair: RelatedPair): string {
  const { evidence } = pair;
  let text =
    `{"containmentOfA":${renderShare(pair.containmentOfA)},"containmentOfB":${renderShare(pair.containmentOfB)}` +
    `,"sharedShingles":${pair.sharedShingles},"cohesion":${renderShare(pair.cohesion)},"sharedKeys":${pair.sharedKeys}`;
  // In their own order: some that few pairs have are at the end.
  for (const [name, value] of Object.entries(evidence)) {
    if (value === undefined || unshown.has(name)) continue;
    text += `,"${name}":`;
    if (name === 'passages') text += renderPassages(evidence.passages);
    else if (name === 'headlineLikeness' || name === 'leadLikeness')
      text += renderShare(value as number | null);
    else text += typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : value;
  }
  return `${text}}`;
}

function renderPassages(passages: readonly Passage[]): string {
  let text = '[';
  for (const { tokens, a, b, isQuoted } of passages) {
    if (text !== '[') text += ',';
    text += `{"tokens":${tokens},"a":[${a[0]},${a[1]}],"b":[${b[0]},${b[1]}],"isQuoted":${isQuoted}}`;
  }
  return `${text}]`;
}

/** Figures are printed to a millionth: what lies below differs between no two runs, and tells nobody anything. */
function renderShare(value: number | null): string {
  if (value === null) return 'null';
  let digits = Math.round(value * 1e6);
  // Whole numbers are printed ten times as fast as others.
  if (!(digits > 0 && digits < 1e6)) return JSON.stringify(digits / 1e6);
  let length = 6;
  for (; digits % 10 === 0; length--) digits /= 10;
  return `0.${String(digits).padStart(length, '0')}`;
}
