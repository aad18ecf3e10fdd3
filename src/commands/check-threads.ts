/** Reads what claims on threads need beside the editions of an output: its corpus, and documents where paragraphs were first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../model/edition.js';
import { readLines } from '../read/lines.js';
import type { Findings } from '../write/check/findings.js';
import { parseCorpusRow, parseFurnished } from '../write/check/threads/known-documents.js';
import type { ThreadClaims } from '../write/check/threads.js';
import { restoreText } from '../write/restore.js';
import { readEdition } from './open-output.js';

// A row has the text of one article.
const longestRow = 1 << 28;

/** Checks the notes of all editions, which have been added. */
export async function checkThreads(out: string, threads: ThreadClaims, findings: Findings): Promise<void> {
  const furnished = new Set<string>();
  for await (const line of linesOf(join(out, 'documents.jsonl'))) {
    const id = parseFurnished(line);
    if (id !== null) furnished.add(id);
  }
  for await (const line of linesOf(join(out, 'merged.jsonl'))) {
    const row = parseCorpusRow(line);
    if (row !== null) threads.addRow(row, { hasAll: !furnished.has(row.id) });
  }
  let open: { readonly path: string; readonly edition: Edition | null } | null = null;
  threads.check((path, document) => {
    if (open?.path !== path) {
      const result = readEdition(out, path);
      open = { path, edition: result.ok ? result.value : null };
    }
    return open.edition === null ? '' : textOf(open.edition, document);
  }, findings);
}

/** The text of a revision, or of one that a copy publishes. */
function textOf(edition: Edition, document: string): string {
  const revision = edition.revisions.find(
    ({ id, copies }) => id === document || copies.some((copy) => copy === document),
  );
  return revision === undefined ? '' : restoreText(edition, revision.position);
}

/** The lines of a file that are not empty; none where there is no file. */
async function* linesOf(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) return;
  for await (const { bytes } of readLines(path, { maxBytes: longestRow }))
    if (bytes !== null && bytes.length > 0) yield bytes.toString();
}
