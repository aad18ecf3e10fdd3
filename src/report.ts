/** What a run says to the person at the terminal: progress while it lasts, and a summary. All on stderr. */
import { styleText } from 'node:util';
import { describeFailure, show } from './failure.js';
import type { RunOptions } from './options.js';
import type { Detection } from './pipeline.js';

const shownFailures = 10;
const shownReports = 3;
const sureEncoding = 0.5;

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Rewrites one line of a terminal; silent elsewhere, so that logs stay clean. */
export class Progress {
  readonly #isOn: boolean;

  constructor(isQuiet: boolean) {
    this.#isOn = !isQuiet && process.stderr.isTTY === true;
  }

  show(step: string): void {
    if (this.#isOn) process.stderr.write(`\r\u001b[K${step} …`);
  }

  clear(): void {
    if (this.#isOn) process.stderr.write('\r\u001b[K');
  }
}

export interface Counts {
  readonly documents: number;
  readonly failures: number;
  readonly empty: number;
  readonly tooShort: number;
  readonly candidatePairs: number;
  readonly examinedPairs: number;
  readonly reports: number;
  readonly revisions: number;
  readonly keptApart: number;
  readonly forReview: number;
}

export function countDetection({
  documents,
  failures,
  candidates,
  pairs,
  clusters,
  bridges,
}: Detection): Counts {
  const { tokenCounts, keyStarts } = documents.columns;
  const hasKeys = (index: number) => keyStarts[index] !== keyStarts[index + 1];
  return {
    documents: documents.size,
    failures: failures.length,
    empty: tokenCounts.filter((count) => count === 0).length,
    tooShort: tokenCounts.filter((count, index) => count > 0 && !hasKeys(index)).length,
    candidatePairs: candidates,
    examinedPairs: pairs.length,
    reports: clusters.length,
    revisions: clusters.reduce((sum, { members }) => sum + members.length, 0),
    keptApart: pairs.filter(({ tier }) => tier === 'apart').length,
    forReview: pairs.filter(({ tier }) => tier === 'review').length + bridges.length,
  };
}

/** The closing words of a run. `titles` names the reports where editions were made. */
export function summarize(
  detection: Detection,
  { options, titles }: { readonly options: RunOptions; readonly titles: ReadonlyMap<string, string> },
): void {
  const counts = countDetection(detection);
  say(
    `${styleText('bold', plural(counts.documents, 'document'))}: ${plural(counts.reports, 'report')} of ${plural(counts.revisions, 'revision')}, ` +
      `${counts.documents - counts.revisions} kept alone`,
  );
  const largest = [...detection.clusters]
    .sort((left, right) => right.members.length - left.members.length)
    .slice(0, shownReports);
  for (const { id, members, representative } of largest) {
    say(`  ${members.length} revisions  ${show(titles.get(id) ?? representative)}`);
  }
  if (counts.keptApart > 0)
    say(
      `${plural(counts.keptApart, 'pair')} that share text were kept apart, each with its reason in relations.jsonl`,
    );
  if (counts.forReview > 0) say(`${plural(counts.forReview, 'pair')} in doubt: see review.tsv`);
  const { documents } = detection;
  const doubtful = documents.columns.ids.filter(
    (_, index) => (documents.readAs(index)?.encodingChoice?.certainty ?? 1) < sureEncoding,
  ).length;
  if (doubtful > 0)
    say(
      `${plural(doubtful, 'document')} in an encoding that was guessed and may be another: documents.jsonl names it, --encoding sets it`,
    );
  for (const failure of detection.failures.slice(0, shownFailures)) say(describeFailure(failure));
  const more = detection.failures.length - shownFailures;
  if (more > 0) say(`… and ${more} more, in documents.jsonl`);
  say(`Written to ${options.out}`);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
