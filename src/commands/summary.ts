/** Tells the person at the terminal what a run has found, on stderr. */

import { join } from 'node:path';
import { groupBy } from '../base/group-by.js';
import type { Detection } from '../detect/detection.js';
import { type Counts, countDetection } from '../detect/detection.js';
import { jaccardAtContainment } from '../detect/keys/lsh-curve.js';
import { proposingProbability } from '../detect/keys/overlap-bound.js';
import type { OrderedCluster } from '../model/cluster.js';
import { type DecisionOutcome, nameDecision } from '../model/decided.js';
import { poorTextBelow } from '../model/document.js';
import { describeFailure, quotePath } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { bold, type Io, printStderr } from './io.js';

const shownFailures = 10;
const shownReports = 3;
const shownDecisions = 10;
// Of those that another decision undoes.
const shownUndone = 3;
// Below this share the sketch overlooks more of the pairs at the least score than it proposes.
const scarceShare = 0.5;
const sureEncoding = 0.5;

/** The closing words of a run. `editions` names the reports that were merged. */
export function summarize(
  detection: Detection,
  {
    options,
    titles,
    outcomes,
    unknownField,
    io,
  }: {
    readonly options: RunOptions;
    /** Of the largest reports at least. */
    readonly titles: ReadonlyMap<string, string>;
    readonly outcomes: readonly DecisionOutcome[];
    readonly unknownField: string | null;
    readonly io: Io;
  },
): void {
  const say = (line: string) => printStderr(io, line);
  const counts = countDetection(detection);
  const { documents, reports, revisions, keptApart } = counts;
  const found =
    reports === 0
      ? 'none is a revision of another'
      : `${plural(reports, 'report')} of ${plural(revisions, 'revision')}, ${group(documents - revisions)} left alone`;
  say(`${bold(io, plural(documents, 'document'))}: ${found}`);
  for (const { id, members, representative } of largestReports(detection))
    say(`  ${plural(members.length, 'revision')}  ${quotePath(titles.get(id) ?? representative)}`);
  if (keptApart > 0)
    say(
      `${plural(keptApart, 'pair')} that ${keptApart === 1 ? 'shares' : 'share'} text kept apart, each with its reason`,
    );
  if (outcomes.length > 0) say(countOutcomes(outcomes));
  if (options.isVerbose) say(describeCurve(options.detect));
  const look = [
    ...listWorries(detection, counts, outcomes),
    ...(unknownField === null ? [] : [describeUnknownField(unknownField)]),
    ...warnOfSketch(options),
  ];
  if (look.length > 0) say(bold(io, 'Needs a look:'));
  for (const line of look) say(`  ${line}`);
  say(`Written to ${options.out}; open ${bold(io, join(options.out, 'index.html'))}`);
}

/** The reports that the summary names, the largest first. */
export function largestReports({ clusters }: Detection): readonly OrderedCluster[] {
  return [...clusters]
    .sort((left, right) => right.members.length - left.members.length)
    .slice(0, shownReports);
}

/** What a person should look at: doubts, decisions that went otherwise, guesses, failures. */
function listWorries(
  detection: Detection,
  { forReview }: Counts,
  outcomes: readonly DecisionOutcome[],
): string[] {
  const { documents, failures, clusters } = detection;
  const unordered = clusters.filter(({ order }) => order.basis === 'unknown').length;
  const doubtful = documents.columns.ids.filter(
    (_, index) => (documents.readAs(index)?.encodingChoice?.certainty ?? 1) < sureEncoding,
  ).length;
  const flawed = documents.columns.ids.filter(
    (_, index) => documents.readAs(index)?.flaws !== undefined,
  ).length;
  const poor = documents.columns.ids.filter(
    (_, index) => (documents.readAs(index)?.textConfidence ?? 1) < poorTextBelow,
  ).length;
  const more = failures.length - shownFailures;
  return [
    ...(forReview > 0
      ? [
          `${plural(forReview, 'pair')} in doubt: decide on the page or in review.tsv, and give the file back with --pairs`,
        ]
      : []),
    ...describeOutcomes(outcomes),
    ...(unordered > 0
      ? [
          `${plural(unordered, 'report')} in unknown order, since nothing tells which revision is older: before in the file of --pairs says so`,
        ]
      : []),
    ...(doubtful > 0
      ? [
          `${plural(doubtful, 'document')} in an encoding that was guessed and may be another: documents.jsonl names it, --encoding sets it`,
        ]
      : []),
    ...(flawed > 0
      ? [
          `${plural(flawed, 'document')} read in spite of damage or loose markup: flaws in documents.jsonl name what and where`,
        ]
      : []),
    ...(poor > 0
      ? [
          `${plural(poor, 'page')} whose article may not have been found: textConfidence in documents.jsonl is below ${poorTextBelow}`,
        ]
      : []),
    ...failures.slice(0, shownFailures).map(describeFailure),
    ...(more > 0 ? [`… and ${more} more, in documents.jsonl`] : []),
  ];
}

/** "3 decisions: 2 as the evidence, 1 not used". */
function countOutcomes(outcomes: readonly DecisionOutcome[]): string {
  const counts = groupBy(outcomes, ({ outcome }) => outcome);
  return `${plural(outcomes.length, 'decision')}: ${[...counts].map(([outcome, own]) => `${own.length} ${outcome}`).join(', ')}`;
}

/** Decisions that went against the evidence, or unheard. */
function describeOutcomes(outcomes: readonly DecisionOutcome[]): string[] {
  const undone = [
    ...groupBy(
      outcomes.filter(({ undoneBy }) => undoneBy !== undefined),
      ({ undoneBy }) => nameDecision(undoneBy!),
    ),
  ].filter(([, own]) => own.length > 1);
  const isNamed = new Set(undone.flatMap(([, own]) => own));
  const notable = outcomes.filter((outcome) => outcome.why !== null && !isNamed.has(outcome));
  const more = notable.length - shownDecisions;
  return [
    ...undone.map(([name, own]) => {
      const some = own.slice(0, shownUndone).map(({ decided }) => nameDecision(decided));
      const rest = own.length - some.length;
      return `${name} undoes ${own.length} decisions: ${some.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    }),
    ...notable
      .slice(0, shownDecisions)
      .map(({ decided, outcome, why }) => `${nameDecision(decided)}: ${outcome}, ${why}`),
    ...(more > 0 ? [`… and ${more} more decisions, in run.json`] : []),
  ];
}

function describeUnknownField(name: string): string {
  return `no record of any report has a field ${quotePath(name)}, so that the newest leads everywhere: --keep '*' shows in merged.jsonl which fields there are, --keep-base field:NAME names one`;
}

function plural(count: number, noun: string): string {
  return `${group(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 12345 → "12,345". */
function group(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Says how much the sketch proposes at the least score and a tenth on either side of it. */
function describeCurve(options: RunOptions['detect']): string {
  const [below, at, above] = [-0.1, 0, 0.1].map((step) => proposed(options, step)) as [Point, Point, Point];
  return `The sketch (${nameSketch(options)}) proposes ${percent(at)} of all pairs at the least score (Jaccard ${at.jaccard}), ${percent(below)} at ${below.jaccard}, ${percent(above)} at ${above.jaccard}`;
}

/** Warns where the sketch overlooks most of what the least score would let through; the clusters may be given too. */
function warnOfSketch({ detect, clusters }: RunOptions): string[] {
  const at = proposed(detect, 0);
  if (clusters !== null || at.share >= scarceShare) return [];
  const instead = detect.sketch === 'minhash' ? 'leave out --bands and --rows' : 'take a smaller --scaled';
  return [
    `the sketch (${nameSketch(detect)}) proposes only ${percent(at)} of the pairs at --min-score ${detect.minScore}, and overlooks the others: ${instead}`,
  ];
}

function proposed(options: RunOptions['detect'], step: number): Point {
  const similarity = Math.min(1, Math.max(0, jaccardAtContainment(options.minScore) + step));
  const share = proposingProbability(similarity, { ...options, containment: options.minScore });
  return { share, jaccard: similarity.toFixed(2) };
}

function nameSketch({ sketch, bands, rows, scaled }: RunOptions['detect']): string {
  return sketch === 'minhash' ? `${bands} bands of ${plural(rows, 'row')}` : `one hash in ${scaled}`;
}

function percent({ share }: Point): string {
  return `${(100 * share).toFixed(1)} %`;
}

interface Point {
  readonly share: number;
  readonly jaccard: string;
}
