/**
 * Merges the aligned revisions of one report into its edition: the base's text leads, every older reading is a witness
 * under what became of it, and what no later revision has is kept in its place and marked. Merging selects and never
 * writes: no sentence is put together from two revisions.
 */

import type { Alignment } from '../model/alignment.js';
import type { ReportDecisions, RevisionOrder } from '../model/cluster.js';
import type { ClusterId } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import type { MergedEdition } from '../model/naming.js';
import { chooseTitle } from '../text/title.js';
import { buildBlock, buildParagraph } from './edition/build-items.js';
import { type Copied, describeRevisions } from './edition/describe-revisions.js';
import { listPublished, orderFullRecord } from './edition/full-record.js';
import type { BlockKey } from './edition/lineages.js';
import { poolRevisions } from './edition/manifest.js';
import { isBody, type MergeContext, prepareMerge } from './edition/merge-context.js';
import { findTitleFacts } from './facts/title-facts.js';
import type { Base } from './order/choose-base.js';

/** One report: its aligned revisions, and what was found of them before. */
export interface MergeInput extends Copied {
  readonly id: ClusterId;
  readonly alignment: Alignment;
  readonly order: RevisionOrder;
  readonly base: Base;
  readonly decided?: ReportDecisions;
}

/**
 * Builds the edition of one report. Leaves its input alone. Its items have numbers: `nameItems` gives them their ids.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null, defaultFields, { ...defaultReading, include: ['00[0-2]*'] });
 * const revisions = (await read(refs)).flatMap((one) => (one.ok ? [segment(one.value)] : []));
 * const base = chooseBase(revisions);
 * const edition = merge({
 *   id: '0123456789abcdef',
 *   alignment: align(revisions, base.index),
 *   order: order(revisions),
 *   base,
 *   copies: new Map(),
 *   copyRecords: [],
 * });
 * edition.revisions.length; // 3
 */
export function merge({ id, alignment, order, base, decided, ...copied }: MergeInput): MergedEdition {
  const context = prepareMerge(alignment, base);
  const { revisions } = alignment;
  const published = listPublished(alignment);
  const fullRecord = orderFullRecord(context, published);
  const names = numberRoots(context, fullRecord);
  const titleFacts = findTitleFacts(alignment, context.newest);
  return {
    format: 'variorum-edition-4',
    id,
    title: chooseTitle(alignment),
    status: base.isWithdrawn ? 'withdrawn' : 'published',
    warnings: gatherWarnings(order, base),
    base: revisions[alignment.base]!.id,
    order: { basis: order.basis, confidence: order.confidence, evidence: order.evidence },
    ...(decided === undefined ? {} : { decided }),
    revisions: describeRevisions(revisions, copied),
    ...(titleFacts.length === 0 ? {} : { titleFacts }),
    blocks: fullRecord
      .filter((root) => !isBody(context, root))
      .map((root) => buildBlock(context, root, names)),
    paragraphs: fullRecord
      .filter((root) => isBody(context, root))
      .map((root) => buildParagraph(context, root, names)),
    views: {
      asPublished: published.map((root) => names.get(root)!),
      fullRecord: fullRecord.map((root) => names.get(root)!),
    },
    furniture: listFurniture(context),
    restore: poolRevisions(revisions),
  };
}

/** Numbers paragraphs p1, p2 … and other blocks b1, b2 …, in the order of the full record. */
function numberRoots(context: MergeContext, roots: readonly BlockKey[]): ReadonlyMap<BlockKey, string> {
  let paragraphs = 0;
  let blocks = 0;
  return new Map(roots.map((root) => [root, isBody(context, root) ? `p${++paragraphs}` : `b${++blocks}`]));
}

function listFurniture({ alignment, offsets }: MergeContext): Edition['furniture'] {
  return alignment.revisions.flatMap((revision, index) =>
    revision.blocks
      .filter(({ kind }) => kind === 'furniture')
      .flatMap(({ charSpan, repeats }) => [charSpan, ...repeats])
      .map((span) => ({ revision: revision.id, span: offsets[index]!.toSpan(span) })),
  );
}

function gatherWarnings(order: RevisionOrder, base: Base): string[] {
  const unknown = 'The order of the revisions is not known: nothing in them tells which came first';
  const overruled = (order.overruled ?? []).map(
    ([earlier, later]) =>
      `A person decided that ${earlier} came before ${later}; the evidence says the reverse`,
  );
  return [...base.warnings, ...overruled, ...(order.basis === 'unknown' ? [unknown] : [])];
}
