/** Makes the rows of the table of reports: what each is, how its order is known, and how much was changed in it. */

import type { OrderedCluster } from '../../model/cluster.js';
import type { Edition, EditionRevision, State } from '../../model/edition.js';
import { outletOf } from '../../text/addresses.js';
import { correctionShape } from '../../text/words/cues.js';
import { roundShare } from '../lines.js';
import { bool, double, int, maybe, type RowOf, table, text, texts, time } from './columns.js';
import { hoursBetween, languageOf } from './source-values.js';
import type { TabledEdition } from './tabled-edition.js';

export const reports = table(
  'reports',
  'a report of two documents or more, in the order of `clusters.jsonl`',
  {
    report_id: text('the report'),
    title: text('the headline of the text that leads'),
    status: text('`published` or `withdrawn`'),
    is_corrected: bool('a notice says that something was wrong, or its source calls a revision corrected'),
    folder: text('of its edition, in the output'),
    revisions: int('how many it has'),
    documents: int('the same, copies counted'),
    base_revision: text('the revision whose text leads'),
    base_document: text('the same, as a document'),
    representative: text('the document that resembles the others most'),
    outlet: maybe(text('of the base: the publisher, or else the host of the address')),
    outlets: texts('of all revisions, each once, oldest first'),
    language: maybe(text('of the base, as its record says')),
    first_published_at: maybe(time('of the oldest revision; null where it has no date')),
    last_published_at: maybe(time('of the newest revision')),
    hours: maybe(double('between these two')),
    order_basis: text('`versions`, `dates`, `content`, `decided`, `single`, `unknown`'),
    order_confidence: double('that the direction is right, in [0, 1]'),
    cohesion_mean: double('how likely two of its documents are one report: the mean over the pairs compared'),
    cohesion_weakest: double('the same of the weakest pair'),
    warnings: texts('what a reader has to know, as sentences'),
    paragraphs_current: int('paragraphs of the body in the text that leads'),
    paragraphs_dropped: int('in no later revision, in no other words'),
    paragraphs_absorbed: int('dropped, but their words live on'),
    paragraphs_withdrawn: int('struck by a notice'),
    facts: int('changes of fact'),
    facts_grave: int('of severity 3'),
    share_rewritten: double(
      'of the body as published, by bytes of its words, what the oldest revision did not bring in',
    ),
  },
);

export function reportRow(
  tabled: TabledEdition,
  { representative, cohesion }: Pick<OrderedCluster, 'representative' | 'cohesion'>,
): RowOf<typeof reports> {
  const { edition, folder, revisionOf } = tabled;
  const base = revisionOf.get(edition.base)!;
  const outlets = edition.revisions.flatMap(({ about }) => outletOf(about) ?? []);
  return {
    report_id: edition.id,
    title: edition.title,
    status: edition.status,
    is_corrected: isCorrected(edition),
    folder: `editions/${folder}`,
    revisions: edition.revisions.length,
    documents: edition.revisions.reduce((sum, { copies }) => sum + 1 + copies.length, 0),
    base_revision: base.contentId,
    base_document: base.id,
    representative,
    outlet: outletOf(base.about),
    outlets: [...new Set(outlets)],
    language: languageOf(base.about),
    ...describeTimes(tabled),
    order_basis: edition.order.basis,
    order_confidence: edition.order.confidence,
    cohesion_mean: roundShare(cohesion.mean),
    cohesion_weakest: roundShare(cohesion.weakest),
    warnings: edition.warnings,
    ...countStates(edition),
    ...countFacts(edition),
    share_rewritten: shareRewritten(edition),
  };
}

function isCorrected({ blocks, revisions }: Edition): boolean {
  return (
    blocks.some(({ kind, text: said }) => kind === 'notice' && correctionShape.test(said)) ||
    revisions.some(({ about }: EditionRevision) => about?.status === 'corrected')
  );
}

function describeTimes({ edition: { revisions }, timeOf }: TabledEdition) {
  const [first, last] = [timeOf.get(revisions[0]!.id)!, timeOf.get(revisions.at(-1)!.id)!];
  return { first_published_at: first, last_published_at: last, hours: hoursBetween(first, last) };
}

function countStates({ paragraphs }: Edition) {
  const count = (wanted: State) => paragraphs.filter(({ state }) => state === wanted).length;
  return {
    paragraphs_current: count('current'),
    paragraphs_dropped: count('dropped'),
    paragraphs_absorbed: count('absorbed'),
    paragraphs_withdrawn: count('withdrawn'),
  };
}

function countFacts({ blocks, paragraphs, titleFacts = [] }: Edition) {
  const facts = [...[...blocks, ...paragraphs].flatMap((item) => item.facts ?? []), ...titleFacts];
  return { facts: facts.length, facts_grave: facts.filter(({ severity }) => severity === 3).length };
}

function shareRewritten({ paragraphs, revisions, views }: Edition): number {
  const published = new Set(views.asPublished);
  const runs = paragraphs.filter(({ id }) => published.has(id)).flatMap(({ origins }) => origins);
  const bytesOf = (some: typeof runs) => some.reduce((sum, { span }) => sum + span[1] - span[0], 0);
  const all = bytesOf(runs);
  return all === 0
    ? 0
    : roundShare(bytesOf(runs.filter(({ revision }) => revision !== revisions[0]!.id)) / all);
}
