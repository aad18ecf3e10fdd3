/** Brings the ledger of an archive up to date in the course of a run, and tells what was given before. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentTable } from '../../detect/document-table.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import { CommandFailure } from '../../model/failure.js';
import type { GivenItem } from '../../model/naming.js';
import { parseCluster } from '../../write/check/names.js';
import { type DocumentRow, findReports, type Ledger, type ReportRow } from '../../write/ledger/ledger.js';
import { renderLedger } from '../../write/ledger/ledger-table.js';
import { nameReports, type ReportMove } from '../../write/ledger/name-reports.js';
import { renderRedirect } from '../../write/ledger/redirect-page.js';
import { ledgerName } from '../../write/output/own-files.js';
import type { Output } from '../../write/output.js';
import { makeSlug } from '../../write/slug.js';

export class ArchiveLedger {
  readonly #before: Ledger;
  readonly #output: string | null;
  readonly #reportOf: ReadonlyMap<DocumentId, ClusterId>;
  #now: Ledger;
  #clusters: ReadonlyMap<ClusterId, OrderedCluster> = new Map();
  #moves: readonly ReportMove[] = [];
  #itemsOf = new Map<DocumentId, GivenItem[]>();
  #folders = new Map<ClusterId, string>();

  /** `output` is the folder of the former output, null where there is none. */
  constructor(before: Ledger, output: string | null) {
    this.#before = before;
    this.#now = before;
    this.#output = output;
    this.#reportOf = readReportsOf(output);
  }

  /** Forgets what an attempt has given. */
  begin(): void {
    this.#now = this.#before;
    this.#itemsOf = new Map();
    for (const item of this.#before.items) {
      const own = this.#itemsOf.get(item.revision);
      if (own === undefined) this.#itemsOf.set(item.revision, [item]);
      else own.push(item);
    }
    this.#folders = new Map(this.#before.reports.map(({ id, folder }) => [id, folder]));
  }

  /** As it is so far. */
  get current(): Ledger {
    return this.#now;
  }

  /** What became of reports. */
  get moves(): readonly ReportMove[] {
    return this.#moves;
  }

  /** Notes documents that have another name than their source gives them, and those whose names they would have had. */
  noteRenamed(documents: DocumentTable): void {
    const known = new Set<string>(this.#now.documents.map(({ id }) => id));
    const fresh = new Map<string, DocumentRow>();
    for (const { id, given } of documents.renamed)
      for (const name of [given, id]) {
        const index = documents.indexOf(name);
        if (index === undefined || known.has(name)) continue;
        const sha256 = documents.sha256(index);
        fresh.set(name, { id: name, state: 'named', sha256, given, reason: '' });
      }
    const rows = [...fresh.values()].sort(byTimes);
    this.#now = { ...this.#now, documents: [...this.#now.documents, ...rows] };
  }

  /** Gives reports their ids. */
  nameReports(clusters: readonly OrderedCluster[], documents: DocumentTable): readonly OrderedCluster[] {
    const sha256Of = (id: DocumentId) => documents.sha256(documents.indexOf(id)!);
    const reportOf = (id: DocumentId) => this.#reportOf.get(id);
    const named = nameReports(clusters, this.#now, sha256Of, reportOf);
    this.#now = { ...this.#now, reports: named.reports };
    this.#moves = named.moves;
    this.#clusters = new Map(named.clusters.map((cluster) => [cluster.id, cluster]));
    return named.clusters;
  }

  clusterOf(id: string): OrderedCluster | undefined {
    return this.#clusters.get(id as ClusterId);
  }

  /** Ids of items that were given, and that do not follow from the readings of the report. */
  givenIn({ members }: OrderedCluster): readonly GivenItem[] {
    return members.flatMap((id) => this.#itemsOf.get(id) ?? []);
  }

  /** Takes what a report needs to have remembered: rows that are new, and rows that say something else now. */
  noteItems(items: readonly GivenItem[]): void {
    for (const item of items) {
      const own = this.#itemsOf.get(item.revision) ?? [];
      const at = own.findIndex(({ id }) => id === item.id);
      this.#itemsOf.set(item.revision, at === -1 ? [...own, item] : own.with(at, item));
    }
  }

  /** Paths of the editions that the former output has of a report's documents; the one whose id is the oldest comes first. */
  formersOf({ members }: OrderedCluster): readonly string[] {
    const had = new Set(members.flatMap((id) => this.#reportOf.get(id) ?? []));
    const reports = this.#before.reports.filter(({ id }) => had.has(id));
    return reports.flatMap(({ id }) => {
      const path = join(this.#output!, 'editions', this.#folders.get(id) ?? '', 'edition.json');
      return existsSync(path) ? [path] : [];
    });
  }

  /** The folder of a report: once it has one, that stays, whatever its headline becomes. */
  folderOf(id: string, title: string): string {
    const known = this.#folders.get(id as ClusterId);
    if (known !== undefined && known !== '') return known;
    const others = new Set(this.#folders.values());
    const slug = makeSlug(title, id as ClusterId);
    // A part of an id may be another report's.
    const folder = others.has(slug) ? `${slug}${id.slice(8)}` : slug;
    this.#folders.set(id as ClusterId, folder);
    return folder;
  }

  /** Writes the table, and a page in each folder whose report is elsewhere now. `titles` are those of all reports. */
  async write(output: Output, titles: ReadonlyMap<string, { readonly title: string }>): Promise<void> {
    const reports = this.#now.reports.map(
      (row): ReportRow => ({ ...row, folder: this.#folders.get(row.id) ?? row.folder }),
    );
    this.#now = { ...this.#now, reports, items: this.#listItems() };
    await output.append(ledgerName, renderLedger(this.#now));
    for (const { id, state, folder } of reports) {
      if (state === 'current' || folder === '') continue;
      const targets = findReports(this.#now, id).map((row) => ({
        title: titles.get(row.id)?.title ?? row.id,
        folder: row.folder,
      }));
      await output.append(`editions/${folder}/index.html`, renderRedirect(id, state, targets));
    }
  }

  /** Known ones in their order, then those that are new. */
  #listItems(): readonly GivenItem[] {
    // A report that fell apart may leave an id in both of its parts.
    const keyOf = ({ id, revision }: GivenItem) => `${id} ${revision}`;
    const now = new Map([...this.#itemsOf.values()].flat().map((item) => [keyOf(item), item]));
    const known = new Set(this.#before.items.map(keyOf));
    const fresh = [...now].filter(([key]) => !known.has(key));
    fresh.sort(([one], [other]) => (one < other ? -1 : 1));
    return [
      ...this.#before.items.map((item) => now.get(keyOf(item)) ?? item),
      ...fresh.map(([, item]) => item),
    ];
  }
}

/** By the name that the source gives; of one name, numbers ascend: the nth row is of the nth time that it comes. */
function byTimes(one: DocumentRow, other: DocumentRow): number {
  if (one.given !== other.given) return one.given < other.given ? -1 : 1;
  return one.id.length - other.id.length || (one.id < other.id ? -1 : 1);
}

/** The reports of an output, by their documents. Throws CommandFailure where their table is not as a run wrote it. */
export function readReportsOf(output: string | null): ReadonlyMap<DocumentId, ClusterId> {
  const reports = new Map<DocumentId, ClusterId>();
  if (output === null) return reports;
  const path = join(output, 'clusters.jsonl');
  const broken = (detail: string) => new CommandFailure({ reason: 'broken-archive', path, detail });
  if (!existsSync(path)) throw broken('the file');
  for (const [at, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line === '') continue;
    const cluster = parseCluster(line);
    if (cluster === null) throw broken(`line ${at + 1}`);
    for (const document of cluster.documents) reports.set(document as DocumentId, cluster.id as ClusterId);
  }
  return reports;
}
