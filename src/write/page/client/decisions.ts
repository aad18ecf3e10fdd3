/**
 * Collects what a person decides on the page, and writes the file that takes it to the next run. The browser keeps
 * it over a reload; only the file leads further.
 */
import { textCell } from '../../../base/table-cells.js';
import type { Decision, ReportData } from '../report-shape.js';
import { byId } from './dom.js';
import { keep, readKept, type Taken } from './kept-decisions.js';

const decisions = new Map<string, Taken>();
// Decisions that cannot both hold have one key: the last one counts.
const keyOf = (decision: Decision, a: string, b: string) =>
  decision === 'base'
    ? `base\t${b}`
    : decision === 'before'
      ? `before\t${[a, b].sort().join('\t')}`
      : `pair\t${[a, b].sort().join('\t')}`;

let address = '';
// Those that the run was given.
let given: readonly Taken[] = [];

/** Whether this very decision stands. */
export function isDecided(decision: Decision, a: string, b: string): boolean {
  const known = decisions.get(keyOf(decision, a, b));
  return known?.[0] === decision && known[1] === a;
}

/** Takes a decision, or takes it back where it stands already. For `base`, `b` names the report. */
export function decide(decision: Decision, a: string, b: string): void {
  if (isDecided(decision, a, b)) decisions.delete(keyOf(decision, a, b));
  else decisions.set(keyOf(decision, a, b), [decision, a, b]);
  showFile(keep(run(), isAsGiven() ? null : [...decisions.values()]));
}

/**
 * Begins with what the browser kept of this run, or else with what the run was given, so that a file saved here
 * holds that too.
 */
export function takeOver({ decided }: ReportData): void {
  given = decided;
  const kept = readKept(run());
  replaceAll(kept ?? given);
  // Keeping again what is kept tells whether the browser does.
  showFile(keep(run(), kept));
}

/** Goes back to what the run was given, and clears what the browser kept. */
export function forgetOwn(): void {
  replaceAll(given);
  showFile(keep(run(), null));
}

const isAsGiven = () => String([...decisions.values()]) === String(given);
const run = () => byId('decided').dataset['run']!;

function replaceAll(taken: readonly Taken[]): void {
  decisions.clear();
  for (const row of taken) decisions.set(keyOf(...row), row);
}

/** The table: a base has nothing in column b. What was given and is taken back is told to an archive, which holds it. */
function asTable(): string {
  const undone = given
    .filter(([decision, a, b]) => !decisions.has(keyOf(decision, a, b)))
    .map(([decision, a, b]) => ['undo', a, decision === 'base' ? '' : b] as const);
  const taken = [...decisions.values()].map(
    ([decision, a, b]) => [decision, a, decision === 'base' ? '' : b] as const,
  );
  const rows = [...undone, ...taken].map(([word, a, b]) =>
    [word, textCell(a), b === '' ? '' : textCell(b)].join('\t'),
  );
  return ['decision\ta\tb', ...rows, ''].join('\n');
}

/** Shows the tray with the file as it stands now, and says whether a reload would lose it. */
function showFile(isKept: boolean): void {
  const count = decisions.size;
  const asked = new Set(given.map(String));
  const old = [...decisions.values()].filter((row) => asked.has(String(row))).length;
  byId('decided').hidden = count === 0 && given.length === 0;
  byId('decidedcount').textContent =
    `${count} ${count === 1 ? 'decision' : 'decisions'}${old > 0 ? `, ${old} given to this run` : ''}.`;
  const fate = isKept
    ? 'Kept in this browser until you forget them; only the file reaches a run.'
    : 'This browser keeps nothing for this page: save the file before you leave.';
  byId('kept').textContent = isAsGiven() ? '' : fate;
  byId<HTMLTextAreaElement>('file').value = asTable();
  if (address !== '') URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([asTable()], { type: 'text/tab-separated-values' }));
  byId<HTMLAnchorElement>('download').href = address;
}
