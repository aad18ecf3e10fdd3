/** `explain`: why two documents were, or were not, put together, with every figure that the decision used. */

import { openEngine } from '../engine/local.js';
import { CommandFailure, describeFailure, show } from '../failure.js';
import { findingProbability } from '../lib/lsh-curve.js';
import { findNearest } from '../lib/nearest.js';
import type { DocumentId, RelatedPair } from '../model.js';
import type { ParsedCommand } from '../options.js';
import { type Detection, detect } from '../pipeline.js';
import { say } from '../report.js';
import { listDocuments } from '../sources/list-documents.js';
import { read } from '../stages/read.js';

type ExplainOptions = Extract<ParsedCommand, { command: 'explain' }>['options'];

/** Prints the explanation. Throws CommandFailure where one of the two is not there. */
export async function runExplain(options: ExplainOptions): Promise<number> {
  const { refs } = await listDocuments(options.input, null, options.fields, options.reading);
  const ids = refs.map(({ id }) => id as string);
  for (const id of [options.a, options.b]) {
    if (!ids.includes(id))
      throw new CommandFailure({ reason: 'no-such-document', id, nearest: findNearest(id, ids) });
  }
  if (options.a === options.b) {
    throw new CommandFailure({
      reason: 'bad-usage',
      message: `${options.a} is named twice; name two documents`,
    });
  }
  const engine = openEngine(options.workers, refs.length);
  try {
    const detection = await detect({ refs, ranges: [] }, options.detect, engine);
    const [a, b] = [options.a, options.b].sort() as [DocumentId, DocumentId];
    const broken = detection.failures.find(
      (failure) => 'path' in failure && (failure.path === a || failure.path === b),
    );
    if (broken !== undefined) throw new CommandFailure(broken);
    const pair = detection.pairs.find((candidate) => candidate.a === a && candidate.b === b) ?? null;
    const cluster =
      detection.clusters.find(({ members }) => members.includes(a) && members.includes(b)) ?? null;
    if (options.isJson)
      process.stdout.write(`${JSON.stringify({ a, b, pair, cluster: cluster?.id ?? null })}\n`);
    else {
      const textOfA = pair === null ? Buffer.alloc(0) : await readText(detection, a);
      process.stdout.write(describePair([a, b], pair, detection, { ...options, textOfA }));
    }
    for (const failure of detection.failures) say(describeFailure(failure));
    return 0;
  } finally {
    await engine.close();
  }
}

/** The text of a document as UTF-8. */
async function readText({ documents }: Detection, id: DocumentId): Promise<Buffer> {
  const [result] = await read([documents.ref(documents.indexOf(id)!)]);
  if (!result!.ok) throw new CommandFailure(result!.error);
  return Buffer.from(result!.value.text);
}

function describePair(
  [a, b]: readonly [DocumentId, DocumentId],
  pair: RelatedPair | null,
  detection: Detection,
  { detect: { threshold, sketch, bands, rows }, textOfA }: ExplainOptions & { readonly textOfA: Buffer },
): string {
  const cluster = detection.clusters.find(({ members }) => members.includes(a) && members.includes(b));
  const lines = [`a  ${show(a)}`, `b  ${show(b)}`, ''];
  if (pair === null) {
    lines.push('Not put together: they share too little text to be looked at side by side.');
    return `${lines.join('\n')}\n`;
  }
  const isCut = detection.bridges.includes(pair);
  const finding =
    sketch === 'minhash'
      ? `, found with probability ${findingProbability(pair.similarity, { bands, rows }).toFixed(3)}`
      : '';
  lines.push(
    cluster === undefined ? 'Not put together.' : `Put together, in report ${cluster.id}.`,
    `relation     ${pair.relation} (${pair.tier}): ${isCut ? 'the only link between two groups, cut; ' : ''}${pair.reason}`,
    `probability  ${pair.probability.toFixed(3)} of being one report`,
    `score        ${pair.score.toFixed(3)}, threshold ${threshold}`,
    `containment  ${pair.containment.toFixed(3)} (of a ${pair.containmentOfA.toFixed(3)}, of b ${pair.containmentOfB.toFixed(3)})`,
    `similarity   ${pair.similarity.toFixed(3)} Jaccard, ${pair.sharedShingles} shingles shared${finding}`,
    `candidates   by ${pair.sharedKeys} shared keys`,
    `leads alike  ${pair.evidence.leadLikeness.toFixed(2)}; shared text in ${pair.evidence.spread} of 3 thirds; ${pair.evidence.sharedParagraphs} whole paragraphs`,
    '',
    pair.evidence.passages.length === 0
      ? 'No passage of 8 tokens or more.'
      : 'Longest shared passages (bytes in a, bytes in b):',
  );
  for (const { a: inA, b: inB, tokens, isQuoted } of pair.evidence.passages) {
    lines.push(
      `  ${inA.join('–')}  ${inB.join('–')}  ${tokens} tokens${isQuoted ? ', quoted' : ''}`,
      `    ${show(textOfA.toString('utf8', ...inA))}`,
    );
  }
  lines.push('', describeWayOut(pair, threshold, cluster !== undefined));
  return `${lines.join('\n')}\n`;
}

function describeWayOut({ relation, score }: RelatedPair, threshold: number, isTogether: boolean): string {
  if (isTogether) return `A --threshold above ${score.toFixed(3)} would keep them apart.`;
  if (score < threshold)
    return `A --threshold of ${Math.max(0, Math.floor(score * 1000) / 1000)} or less would make them a candidate for merging.`;
  return relation === 'syndicated'
    ? 'With --merge-syndicated they would be merged.'
    : 'No flag merges them: the relation decides.';
}
