/**
 * Writes the ledger as a table that a person can read and a spreadsheet can open, and reads it again. Names stand as in
 * JSON without its quotation marks, so that each comes back as it was.
 */
import { spellUnseen } from '../../base/unseen.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import { CommandFailure } from '../../model/failure.js';
import type { GivenItem } from '../../model/naming.js';
import type { DocumentRow, Ledger, ReportRow } from './ledger.js';

const columns = ['kind', 'id', 'state', 'other', 'place', 'note'] as const;
const header = columns.join('\t');

// What a spreadsheet would take for the beginning of a formula.
const formula = /^[=+\-@＝＋－＠\s']/;

/** Renders the ledger. */
export function renderLedger({ reports, items, documents }: Ledger): string {
  const rows = [
    ...reports.map(({ id, state, other, folder, oldest }) => [
      'report',
      id,
      state,
      other ?? '',
      toCell(oldest),
      toCell(folder),
    ]),
    ...items.map(({ id, revision, start, isJoined }) => [
      'item',
      id,
      isJoined ? 'joined' : 'kept',
      '',
      toCell(revision),
      `byte ${start}`,
    ]),
    ...documents.map(({ id, state, sha256, given, reason }) => [
      'document',
      toCell(id),
      state,
      sha256,
      toCell(given),
      toCell(reason),
    ]),
  ];
  return `${[header, ...rows.map((cells) => cells.join('\t'))].join('\n')}\n`;
}

/** Reads a ledger. Throws CommandFailure for a line that no run wrote, naming `path`. */
export function parseLedger(text: string, path: string): Ledger {
  const [first, ...lines] = text.split('\n');
  const fail = (line: number, detail: string) =>
    new CommandFailure({ reason: 'bad-ledger', path, line, detail });
  if (first !== header) throw fail(1, `the first line must be ${columns.join(', ')}`);
  const reports: ReportRow[] = [];
  const items: GivenItem[] = [];
  const documents: DocumentRow[] = [];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const cells = line.split('\t');
    if (cells.length !== columns.length)
      throw fail(at + 2, `it has ${cells.length} cells, not ${columns.length}`);
    try {
      readRow(cells as unknown as Cells, { reports, items, documents });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw fail(at + 2, error.message);
    }
  }
  return { reports, items, documents };
}

type Cells = readonly [kind: string, id: string, state: string, other: string, place: string, note: string];

interface Rows {
  readonly reports: ReportRow[];
  readonly items: GivenItem[];
  readonly documents: DocumentRow[];
}

/** Throws SyntaxError where the cells are no row. */
function readRow([kind, id, state, other, place, note]: Cells, rows: Rows): void {
  if (kind === 'report' && isOneOf(state, ['current', 'joined', 'gone']))
    rows.reports.push({
      id: id as ClusterId,
      state,
      other: other === '' ? null : (other as ClusterId),
      oldest: fromCell(place) as DocumentId,
      folder: fromCell(note),
    });
  else if (kind === 'item' && isOneOf(state, ['kept', 'joined']) && /^byte \d+$/.test(note))
    rows.items.push({
      id,
      revision: fromCell(place) as DocumentId,
      start: Number(note.slice('byte '.length)),
      isJoined: state === 'joined',
    });
  else if (kind === 'document' && isOneOf(state, ['named', 'removed']))
    rows.documents.push({
      id: fromCell(id) as DocumentId,
      state,
      sha256: other,
      given: fromCell(place),
      reason: fromCell(note),
    });
  else throw new SyntaxError(`it begins with ${kind}, ${id}, ${state}`);
}

function isOneOf<T extends string>(word: string, words: readonly T[]): word is T {
  return words.some((each) => each === word);
}

function toCell(name: string): string {
  const cell = [...JSON.stringify(name).slice(1, -1)]
    .map((sign) => (spellUnseen(sign) === sign ? sign : spell(sign)))
    .join('');
  return formula.test(cell) ? spell(cell[0]!) + cell.slice(1) : cell;
}

/** As in JSON, for each unit of UTF-16. */
function spell(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Throws SyntaxError where the cell is none that toCell() wrote. */
function fromCell(cell: string): string {
  return JSON.parse(`"${cell}"`) as string;
}
