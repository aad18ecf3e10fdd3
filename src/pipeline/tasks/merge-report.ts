/** Merges one report: align → merge → name → render, from its segmented revisions to every file that is written of it. */
import { align } from '../../merge/align.js';
import { merge } from '../../merge/merge.js';
import { chooseBase } from '../../merge/order/choose-base.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { SegmentedDocument } from '../../model/document.js';
import type { RunOptions } from '../../model/options.js';
import { addNotes, type PlacedNote } from '../../trace/notes.js';
import { publishEdition } from '../../write/corpus.js';
import { renderFormats } from '../../write/formats.js';
import { nameItems } from '../../write/identity/name-items.js';
import { renderEditionJson } from '../../write/json.js';
import { renderMarkdown } from '../../write/markdown.js';
import { figuresOf } from '../../write/page/atlas/figures.js';
import { renderProvenance } from '../../write/provenance.js';
import { nameAgain } from './name-again.js';
import type { ArchivedReport, RenderedReport } from './rendered-report.js';

/** What a run asks of its editions. */
export type ReportOptions = Pick<RunOptions, 'policy' | 'formats' | 'keep' | 'keepBase'>;

/** What is known of a report beside its documents. */
interface ToldOfReport {
  readonly notes?: readonly PlacedNote[];
  readonly archived?: ArchivedReport | undefined;
}

/** `revisions` are those of the cluster, oldest first. */
export async function mergeReport(
  { id, order, copies, copyRecords, decided }: OrderedCluster,
  revisions: readonly SegmentedDocument[],
  { policy, formats, keep, keepBase }: ReportOptions,
  { notes = [], archived }: ToldOfReport = {},
): Promise<RenderedReport> {
  const base = chooseBase(revisions, decided?.base, { keepBase, copies, copyRecords });
  const alignment = align(revisions, base.index);
  const merged = merge({
    id,
    alignment,
    order,
    base,
    copies,
    copyRecords,
    ...(decided === undefined ? {} : { decided }),
  });
  const named = archived === undefined ? null : nameAgain(merged, archived);
  const edition = addNotes(named?.edition ?? nameItems(merged), notes);
  return {
    id,
    title: edition.title,
    revisions: edition.revisions.length,
    editionJson: renderEditionJson(edition),
    markdown: renderMarkdown(edition, policy),
    forms: await renderFormats(edition, formats, { policy, keepBase }),
    base: edition.base,
    dates: edition.revisions.flatMap(({ date }) => (date === null ? [] : [date])),
    figures: figuresOf(edition),
    row: publishEdition(edition, { policy, keep }),
    provenance: renderProvenance(edition),
    ...(named === null ? {} : { given: named.given, changed: named.changed }),
    ...(base.overruled === undefined ? {} : { overruledBase: revisions[base.overruled]!.id }),
    ...(base.lacksField === undefined ? {} : { lacksField: base.lacksField }),
  };
}
