/**
 * Tells who took one text from whom among the outlets that carry it: collates their sentences, weighs every step that may
 * have been taken, sums over all trees, and tells the one that has the most edges right, each with its confidence, its
 * evidence, what was cut on the way, and what became of corrections.
 *
 *   read → gather → collate → weigh → solve → tell
 */
import { groupBy } from '../../base/group-by.js';
import { hashText } from '../../base/hash.js';
import type {
  SyndicatedText,
  SyndicationCarrier,
  SyndicationEdge,
  SyndicationTree,
} from '../../model/syndication.js';
import { edgeConfidence } from './calibrate.js';
import { findCorrections } from './find-corrections.js';
import { type GatheredCarrier, gatherCarriers } from './gather-carriers.js';
import { treeLimits } from './limits.js';
import { readText } from './read-text.js';
import { findSecond } from './second-source.js';
import { type Solved, solve } from './solve.js';
import { creditsOf, tellCuts } from './tell-cuts.js';
import { type ComparedSteps, tellEvidence } from './tell-evidence.js';
import { tellRoot } from './tell-root.js';
import { type WeighedGroup, type WeighedStep, weighGroup, writtenAgency } from './weigh-group.js';

/**
 * The tree of one group of texts, whatever their order; null where one outlet alone has them, or no text has a sentence.
 * Takes time that grows with the carriers times the length of their texts, and with the cube of the carriers up to a limit.
 *
 * @example
 * const block = (text: string) => ({ kind: 'body' as const, span: [0, text.length] as const, text });
 * const text = 'The harbour bridge of Port Alder was closed to all traffic on Monday.';
 * const carrier = (outlet: string, date: string) => ({
 *   id: outlet as DocumentId, report: null, revision: 0, isOrdered: true, outlet, date, headline: null, isCorrected: false, blocks: [block(text)],
 * });
 * const tree = syndicationTree([carrier('Post', '2026-03-02T09:00Z'), carrier('Echo', '2026-03-02T07:30Z')]);
 * tree?.carriers[tree.root.carrier ?? 0]?.outlet // 'Echo'
 */
export function syndicationTree(texts: readonly SyndicatedText[]): SyndicationTree | null {
  const sorted = [...texts].sort((left, right) => (left.id < right.id ? -1 : 1));
  const readable = sorted.map(readText).filter(({ sentences }) => sentences.length > 0);
  const all = gatherCarriers(readable);
  const carriers = all.slice(0, treeLimits.mostCarriers);
  // One outlet that says the same twice has taken it from nobody.
  if (new Set(carriers.map(({ outlet, texts: [first] }) => outlet ?? first!.source.id)).size < 2) return null;
  const group = weighGroup(carriers);
  const solved = solve(group);
  const { root, parents } = solved;
  const stepsTo = groupBy(group.steps, ({ child }) => child);
  const edges = [...carriers.keys()].flatMap((child) =>
    child === root ? [] : [tellEdge(child, { solved, group, steps: stepsTo.get(child) ?? [] })],
  );
  return {
    id: nameTree(sorted),
    agency: writtenAgency(group),
    carriers: carriers.map(describeCarrier),
    leftOut: all.length - carriers.length,
    root: tellRoot(solved, group),
    edges,
    corrections: findCorrections(
      group,
      [...carriers.keys()].map((carrier) => depthOf(carrier, parents)),
    ),
  };
}

function nameTree(texts: readonly SyndicatedText[]): string {
  const ids = JSON.stringify(texts.map(({ id }) => id));
  const hex = ([0, 1] as const).map((lane) => hashText(ids, lane).toString(16).padStart(8, '0')).join('');
  return `s${hex.slice(0, 12)}`;
}

function describeCarrier(carrier: GatheredCarrier): SyndicationCarrier {
  const { source } = carrier.texts[0]!;
  return {
    report: source.report,
    outlet: carrier.outlet,
    documents: carrier.texts.map(({ source: { id } }) => id),
    date: source.date,
    headline: source.headline,
    credits: creditsOf(carrier),
  };
}

function depthOf(carrier: number, parents: Int32Array): number {
  let depth = 0;
  for (let at = parents[carrier]!; at >= 0; at = parents[at]!) depth++;
  return depth;
}

interface EdgeInput {
  readonly solved: Solved;
  readonly group: WeighedGroup;
  /** All that lead to the child. */
  readonly steps: readonly WeighedStep[];
}

function tellEdge(child: number, { solved, group, steps }: EdgeInput): SyndicationEdge {
  const { size, parents, edges, lostEdges } = solved;
  const told = parents[child]!;
  const shareOf = (parent: number) => (parent < 0 ? lostEdges[child]! : edges[parent * size + child]!);
  const ranked = [-1, ...Array.from({ length: size }, (_, at) => at)]
    .filter((parent) => parent !== child && parent !== told && shareOf(parent) > 0)
    .sort((one, other) => shareOf(other) - shareOf(one) || one - other);
  const stepOf = (parent: number) => steps.find((step) => step.parent === parent) ?? null;
  const step = stepOf(told);
  const next = ranked[0];
  const isDated = group.texts[child]![0]!.time !== null;
  const back = told < 0 ? 0 : edges[child * size + told]!;
  const second = told < 0 ? undefined : findSecond({ child, parent: told }, group, parents);
  const taken = step === null ? undefined : group.texts[told]![step.revision]!;
  const compared = [
    costsOf(step, child, solved),
    next === undefined ? null : costsOf(stepOf(next), child, solved),
  ] as const;
  return {
    child,
    parent: told < 0 ? null : told,
    ...(taken === undefined ? {} : { taken: taken.source.id }),
    confidence: edgeConfidence(shareOf(told), isDated),
    isDirected: shareOf(told) >= treeLimits.directed * back,
    evidence: tellEvidence(step, compared, { child, group }),
    others: ranked
      .filter((parent) => shareOf(parent) >= treeLimits.leastOther)
      .slice(0, treeLimits.mostOthers)
      .map((parent) => ({
        parent: parent < 0 ? null : parent,
        confidence: edgeConfidence(shareOf(parent), isDated),
      })),
    ...(second === undefined ? {} : { alsoFrom: second }),
    ...(taken === undefined ? {} : { cuts: tellCuts(taken, group.texts[child]![0]!) }),
  };
}

/** The parts of a step; of null the step from the lost source. */
function costsOf(step: WeighedStep | null, child: number, { lostCosts }: Solved): ComparedSteps {
  return step ?? { cost: lostCosts[child]!, time: 0 };
}
