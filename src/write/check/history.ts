/** Checks the history of an archive: that each row says what its id was made of, and that each feed tells its rows. */
import type { Change, ChangeRow } from '../../model/change.js';
import { type FeedAbout, renderFeed } from '../changes/feed.js';
import { parseRow, renderRow, toRows } from '../changes/rows.js';
import type { Findings } from './findings.js';

/** A feed of an output, what it says of itself, and which rows it tells. */
export interface ClaimedFeed {
  readonly path: string;
  readonly text: string;
  readonly about: Omit<FeedAbout, 'title' | 'author' | 'at'>;
}

/** What all feeds of an archive have in common. */
export const feedAuthor = 'Variorum';

/** The title of a feed of these rows. */
export function titleOfFeed(rows: readonly ChangeRow[], report: FeedAbout['report']): string {
  return report === undefined
    ? 'What changed in the archive'
    : `What changed: ${rows.at(-1)?.title ?? report.folder}`;
}

/** Notes what does not hold of `text`, the content of `changes.jsonl`, and of its feeds. */
export function checkHistory(text: string, feeds: readonly ClaimedFeed[], findings: Findings): void {
  const rows: ChangeRow[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const row = parseRow(line);
    const isWhole = row !== null && renderRow(row) === `${line}\n` && idOf(row) === row.id;
    findings.expect(isWhole, () => `changes.jsonl: line ${at + 1} is not as a run wrote it`);
    if (row !== null) rows.push(row);
  }
  for (const { path, text: claimed, about } of feeds) {
    const own = about.report === undefined ? rows : rows.filter((row) => row.report === about.report!.report);
    // One without entries says when it was written, which nothing else does.
    if (own.length === 0) continue;
    const { at } = own.at(-1)!;
    const expected = renderFeed(own, {
      ...about,
      title: titleOfFeed(own, about.report),
      author: feedAuthor,
      at,
    });
    findings.expect(claimed === expected, () => `${path} does not say what changes.jsonl says`);
  }
}

function idOf({ id: _, run, at, report, folder, title, ...change }: ChangeRow): string {
  const place = report === null ? null : { report, folder, title };
  return toRows([{ change: change as Change, report: place as never }], { run, at })[0]!.id;
}
