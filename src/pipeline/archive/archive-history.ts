/**
 * Writes what a run changed: adds its rows to `changes.jsonl` and renews the feeds, of the archive and of each report that
 * changed. They tell how an archive came about, which no rebuild can know: no run vouches for them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../base/group-by.js';
import type { ChangeRow, ReportChange, ReportName, RevisionName } from '../../model/change.js';
import type { DecisionOutcome } from '../../model/decided.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import { type FeedAbout, renderFeed } from '../../write/changes/feed.js';
import { type PlacedChange, parseRow, renderRow, toRows } from '../../write/changes/rows.js';
import { feedAuthor, titleOfFeed } from '../../write/check/history.js';
import { plainName } from '../../write/identity/name-items.js';
import type { Ledger } from '../../write/ledger/ledger.js';
import type { ReportMove } from '../../write/ledger/name-reports.js';
import { takeOver } from '../../write/output/take-over.js';

export const changesName = 'changes.jsonl';
export const feedName = 'changes.xml';

/** What stays the same through all runs of an archive, and the run at hand. */
export interface HistoryAbout {
  /** Names the archive for good. */
  readonly archive: string;
  /** Counted from 1. */
  readonly run: number;
  /** As RFC 3339 writes it. */
  readonly at: string;
}

/** What was changed in one report. */
export interface ChangedReport {
  readonly title: string;
  readonly revisions: readonly RevisionName[];
  readonly changes: readonly ReportChange[];
}

/** All that a run changed. */
export interface RunChanges {
  readonly moves: readonly ReportMove[];
  readonly reports: ReadonlyMap<ClusterId, ChangedReport>;
  /** Titles of all reports. */
  readonly editions: ReadonlyMap<string, { readonly title: string }>;
  readonly outcomes: readonly DecisionOutcome[];
  readonly removed: readonly { readonly id: DocumentId; readonly reason: string }[];
  readonly ledger: Ledger;
}

/** Writes the history of the archive in `folder`, which goes on from that in `former`; null where there is none. */
export function writeHistory(
  folder: string,
  former: string | null,
  changes: RunChanges,
  about: HistoryAbout,
): void {
  const before = former === null ? null : join(former, changesName);
  const lines = before !== null && existsSync(before) ? readFileSync(before, 'utf8').split('\n') : [];
  const { kept, told, touched } = leaveOut(lines, namesOfRemoved(changes));
  const made = toRows(listChanges(changes, told), about).map(renderRow);
  const fresh = leaveOut(made.join('').split('\n'), namesOfRemoved(changes));
  writeFileSync(join(folder, changesName), [...kept, ...fresh.kept].map((line) => `${line}\n`).join(''));
  for (const { report } of fresh.told) touched.add(report);
  const all = [...told, ...fresh.told];
  const render = (rows: readonly ChangeRow[], report?: FeedAbout['report']) =>
    renderFeed(rows, {
      archive: about.archive,
      title: titleOfFeed(rows, report),
      author: feedAuthor,
      at: rows.at(-1)?.at ?? about.at,
      ...(report === undefined ? {} : { report }),
    });
  writeFileSync(join(folder, feedName), render(all));
  const byReport = groupBy(all, ({ report }) => report);
  for (const { id, folder: name } of changes.ledger.reports) {
    const target = join(folder, 'editions', name, feedName);
    const old = former === null ? null : join(former, 'editions', name, feedName);
    if (name === '') continue;
    if (!touched.has(id)) {
      if (old !== null && existsSync(old)) takeOver(old, target);
      continue;
    }
    const own = byReport.get(id) ?? [];
    if (own.length > 0 && existsSync(join(folder, 'editions', name)))
      writeFileSync(target, render(own, { report: id, folder: name }));
  }
}

interface Told {
  readonly kept: readonly string[];
  readonly told: readonly ChangeRow[];
  /** Reports of which a row was left out. */
  readonly touched: Set<ClusterId | null>;
}

/** Parses the lines of `changes.jsonl`, without those that quote a revision of these names. */
function leaveOut(lines: readonly string[], names: ReadonlySet<string>): Told {
  const kept: string[] = [];
  const told: ChangeRow[] = [];
  const touched = new Set<ClusterId | null>();
  for (const line of lines) {
    if (line === '') continue;
    const row = parseRow(line);
    if (row !== null && quotes(row, names)) {
      touched.add(row.report);
      continue;
    }
    kept.push(line);
    if (row !== null) told.push(row);
  }
  return { kept, told, touched };
}

function quotes(row: ChangeRow, names: ReadonlySet<string>): boolean {
  const quoted = 'source' in row ? [row.source] : 'between' in row ? row.between : [];
  return quoted.some(({ revision }) => names.has(plainName(revision)));
}

/** Of the revisions that removed documents were: what is told of their words goes with them. */
function namesOfRemoved({ removed, ledger }: RunChanges): ReadonlySet<string> {
  const gone = new Set<string>(removed.map(({ id }) => id));
  const rows = ledger.documents.filter(({ id }) => gone.has(id));
  return new Set(rows.map(({ sha256 }) => plainName(`r${sha256}`)));
}

/** Tells reports first, each followed by what changed in it, then what concerns no report. */
function listChanges(changes: RunChanges, told: readonly ChangeRow[]): readonly PlacedChange[] {
  const { moves, reports, outcomes, removed } = changes;
  const known = new Set(told.flatMap((row) => ('decided' in row ? JSON.stringify(row.decided) : [])));
  const titles = new Map(told.map((row) => [row.report, row.title]));
  const nameOf = (id: ClusterId) => nameReport(id, changes, titles);
  const placed: PlacedChange[] = [];
  for (const move of moves) {
    const report = nameOf(move.report);
    switch (move.kind) {
      case 'report-new': {
        const revisions = reports.get(move.report)?.revisions ?? [];
        placed.push({ report, change: { kind: 'report-new', revisions } });
        break;
      }
      case 'report-gone':
        placed.push({ report, change: { kind: 'report-gone' } });
        break;
      case 'reports-joined':
        placed.push({ report, change: { kind: 'reports-joined', redirects: [nameOf(move.joined)] } });
        break;
      default:
        placed.push({ report, change: { kind: 'report-parted', whence: nameOf(move.from) } });
    }
  }
  for (const [id, { changes: own }] of reports)
    for (const change of own) placed.push({ report: nameOf(id), change });
  for (const { decided, outcome, why } of outcomes)
    if (outcome === 'not used' && !known.has(JSON.stringify(decided)))
      placed.push({ report: null, change: { kind: 'decision-overruled', decided, why } });
  for (const { id, reason } of removed)
    placed.push({ report: null, change: { kind: 'document-removed', document: id, reason } });
  return placed;
}

/** Names a report as it is now; one that is none any more as it was called last, by `told`. */
function nameReport(
  id: ClusterId,
  { ledger, editions }: RunChanges,
  told: ReadonlyMap<string | null, string | null>,
): ReportName {
  const { state = 'gone', folder = '' } = ledger.reports.find((row) => row.id === id) ?? {};
  const title = state === 'current' ? editions.get(id)?.title : told.get(id);
  return { report: id, folder, title: title ?? folder };
}
