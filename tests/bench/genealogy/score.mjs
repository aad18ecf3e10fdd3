/**
 * Holds threads that a program tells against those that were planted, from outside: by documents, and spans that overlap.
 * Whoever tells them, the rows are `{ role, speaker?, outlet?, isDated, carriers: [{ document, span }] }`, the carriers
 * oldest first, the span in bytes of the text.
 */

import { Tally } from './tally.mjs';
import { isSame } from './truth.mjs';

/** Whoever asks about one of these wants to know where it was first. */
const asked = new Set(['background', 'quotation']);

/**
 * Scores `rows`.
 *
 * @param onFault is told of whatever is wrong: its kind, the planted thread and what was told of it
 */
export function scoreThreads(planted, rows, onFault = () => {}) {
  const told = new Told(rows);
  const tally = new Tally();
  for (const thread of planted.threads.values()) {
    const pieces = planted.piecesOf(thread.id);
    if (pieces.length === 0) continue;
    const about = {
      thread,
      pieces,
      main: told.mainRow(pieces),
      reports: new Set(pieces.map(({ report }) => report)).size,
    };
    scoreCarriers(tally, told, about, onFault);
    scoreRole(tally, about, onFault);
    if (asked.has(thread.kind) && about.reports > 1) scoreFirst(tally, planted, told, about, onFault);
    if (thread.kind === 'chance') scoreChance(tally, told, about, onFault);
  }
  scorePurity(tally, planted, rows, onFault);
  return tally;
}

/** Rows by the documents in which they are said to stand. */
class Told {
  #ofDocument = new Map();
  #known = new Map();

  constructor(rows) {
    for (const row of rows)
      for (const { document, span } of row.carriers) {
        if (!this.#ofDocument.has(document)) this.#ofDocument.set(document, []);
        this.#ofDocument.get(document).push({ start: span[0], end: span[1], row });
      }
  }

  rowsAt(piece) {
    const known = this.#known.get(piece);
    if (known !== undefined) return known;
    const there = (this.#ofDocument.get(piece.document) ?? []).filter((place) => isSame(place, piece));
    const rows = new Set(there.map(({ row }) => row));
    this.#known.set(piece, rows);
    return rows;
  }

  /** The row that has most of a thread's pieces. */
  mainRow(pieces) {
    const counts = new Map();
    for (const piece of pieces)
      for (const row of this.rowsAt(piece)) counts.set(row, (counts.get(row) ?? 0) + 1);
    let [best, most] = [null, 0];
    for (const [row, count] of counts) if (count > most) [best, most] = [row, count];
    return best;
  }
}

const startsAt = (row, document) => row.carriers[0].document === document;

function scoreCarriers(tally, told, { thread, pieces }, onFault) {
  const [first, ...later] = pieces;
  const atFirst = told.rowsAt(first);
  for (const piece of later) {
    const isFound = [...told.rowsAt(piece)].some((row) => atFirst.has(row));
    const edit = piece.edit === 'first' ? 'same' : piece.edit;
    if (!asked.has(thread.kind)) tally.add(`found: ${thread.kind}`, isFound);
    else {
      tally.add(`found: ${edit}`, isFound);
      if (edit !== 'heavy' && edit !== 'same') tally.add('found: light, all', isFound);
      if (piece.shape !== 'whole') tally.add(`found: ${piece.shape}`, isFound);
      if (piece.report !== first.report) tally.add('found: all, of other reports', isFound);
    }
    if (!isFound)
      onFault({ kind: `not found: ${thread.kind}, ${edit}, ${piece.shape}`, thread, first, piece });
  }
}

function scoreRole(tally, { thread, main, reports, pieces }, onFault) {
  // What shares its paragraph with what other reports carry is told with it.
  if (thread.role === null || thread.kind === 'syndicated' || pieces[0].shape !== 'whole') return;
  if (thread.kind === 'quotation' && reports === 1) return;
  // On one page or two, nothing tells an outlet's own text.
  if (thread.kind === 'boilerplate' && reports < 4) return;
  const role = thread.kind === 'background' && reports === 1 ? 'body' : thread.role;
  const isRight = main?.role === role;
  tally.add(`role: ${role}`, isRight);
  tally.add(role === 'body' ? 'roles: of one report' : 'roles: of several reports', isRight);
  if (!isRight)
    onFault({
      kind: `role: ${role} told as ${main?.role ?? 'nothing'}`,
      thread,
      first: pieces[0],
      row: main,
    });
  if (!isRight || main === null) return;
  if (role === 'boilerplate' && thread.outlet !== undefined)
    tally.add('outlet of boilerplate', main.outlet === thread.outlet);
  if (role !== 'quotation') return;
  tally.add('speaker named', main.speaker !== undefined);
  const isNamed = main.speaker !== undefined && thread.speaker.endsWith(main.speaker.split(' ').at(-1));
  if (main.speaker !== undefined) tally.add('speaker right, where named', isNamed);
}

function scoreFirst(tally, planted, told, { thread, pieces, main }, onFault) {
  const [first, ...later] = pieces;
  const mishaps = new Set(pieces.map(({ mishap }) => mishap).filter((mishap) => mishap !== undefined));
  const isRight = main !== null && startsAt(main, first.document);
  const answers = later.filter(({ document }) => document !== first.document);
  const right = answers.filter((piece) =>
    [...told.rowsAt(piece)].some((row) => startsAt(row, first.document)),
  );
  if (mishaps.has('undated')) {
    if (pieces.every(({ report }) => planted.dated.has(report))) return;
    tally.add('an undated carrier: said to be unsure', main?.isDated === false);
    if (main?.isDated !== false)
      onFault({
        kind: 'undated',
        thread,
        first,
        row: main,
        piece: pieces.find(({ mishap }) => mishap === 'undated'),
      });
    return;
  }
  if (mishaps.has('wrong date')) {
    tally.add('a carrier with a wrong date: first', isRight);
    return;
  }
  tally.add('first: of threads', isRight);
  for (const piece of answers) tally.add('first: asked by each later carrier', right.includes(piece));
  tally.add('first: mean over threads', true, right.length / Math.max(1, answers.length));
  tally.add('first: mean over threads', false, 1 - right.length / Math.max(1, answers.length));
  tally.add('dated where all are', main?.isDated === true);
  if (!isRight)
    onFault({
      kind: 'first',
      thread,
      first,
      row: main,
      piece: pieces.find(({ document }) => main !== null && startsAt(main, document)),
    });
}

/** Equal short sentences of reports that have nothing to do with one another: no report is to be said to be their first. */
function scoreChance(tally, told, { thread, pieces }, onFault) {
  for (const piece of pieces) {
    const claim = [...told.rowsAt(piece)].find(
      ({ role, carriers }) => asked.has(role) && new Set(carriers.map(({ document }) => document)).size > 1,
    );
    tally.add('chance: no claim is made', claim === undefined);
    if (claim !== undefined) onFault({ kind: 'chance', thread, first: piece, row: claim });
  }
}

function scorePurity(tally, planted, rows, onFault) {
  for (const row of rows) {
    if (row.carriers.length < 2) continue;
    const threadsOf = row.carriers.map(
      ({ document, span }) => new Set(planted.at(document, span).map(({ thread }) => thread)),
    );
    const counts = new Map();
    for (const threads of threadsOf)
      for (const thread of threads) counts.set(thread, (counts.get(thread) ?? 0) + 1);
    const [main] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [null, 0]);
    if (main === null) continue;
    const { kind } = planted.threads.get(main);
    row.carriers.forEach((carrier, at) => {
      const belongs = threadsOf[at].has(main);
      tally.add(`pure: ${kind}`, belongs);
      tally.add('pure: all', belongs);
      if (!belongs) {
        const [piece] = planted.at(carrier.document, carrier.span);
        const other = piece === undefined ? 'nothing' : planted.threads.get(piece.thread).kind;
        onFault({
          kind: `joined wrongly: ${other} with ${kind}`,
          thread: planted.threads.get(main),
          first: planted.piecesOf(main)[0],
          piece,
          row,
        });
      }
    });
  }
}
