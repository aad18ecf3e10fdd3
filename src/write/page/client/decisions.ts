/** What a person decides here, and the file that takes it to the next run. Nothing is stored: the file is the memory. */
import type { Decision, ReportData } from '../report-shape.js';
import { byId } from './dom.js';

const decisions = new Map<string, readonly [Decision, string, string]>();
// Decisions that cannot both hold have one key: the last one counts.
const keyOf = (decision: Decision, a: string, b: string) =>
  decision === 'base'
    ? `base\t${b}`
    : decision === 'before'
      ? `before\t${[a, b].sort().join('\t')}`
      : `pair\t${[a, b].sort().join('\t')}`;

let address = '';
// Those that the run was given.
let given: readonly string[] = [];

/** Whether this very decision stands. */
export function isDecided(decision: Decision, a: string, b: string): boolean {
  const known = decisions.get(keyOf(decision, a, b));
  return known?.[0] === decision && known[1] === a;
}

/** Takes a decision, or takes it back where it stands already. For `base`, `b` names the report. */
export function decide(decision: Decision, a: string, b: string): void {
  if (isDecided(decision, a, b)) decisions.delete(keyOf(decision, a, b));
  else decisions.set(keyOf(decision, a, b), [decision, a, b]);
  showFile();
}

/** Takes over what the run was given, so that a file saved here holds that too. */
export function takeOver({ decided, clusters, documents }: ReportData): void {
  for (const [decision, a, b] of decided) {
    const report = clusters.find((row) => row[2].some((at) => documents[at] === a));
    const key = decision === 'base' ? (documents[report?.[2][0] ?? -1] ?? a) : b;
    decisions.set(keyOf(decision, a, key), [decision, a, key]);
  }
  given = [...decisions.values()].map(String);
  showFile();
}

export function forgetAll(): void {
  decisions.clear();
  showFile();
}

/** The table: a base has nothing in column b. */
function asTable(): string {
  const rows = [...decisions.values()].map(([decision, a, b]) =>
    [decision, a, decision === 'base' ? '' : b].join('\t'),
  );
  return ['decision\ta\tb', ...rows, ''].join('\n');
}

function showFile(): void {
  const count = decisions.size;
  const kept = [...decisions.values()].filter((row) => given.includes(String(row))).length;
  byId('decided').hidden = count === 0;
  byId('decidedcount').textContent =
    `${count} ${count === 1 ? 'decision' : 'decisions'}${kept > 0 ? `, ${kept} given to this run` : ''}.`;
  byId<HTMLTextAreaElement>('file').value = asTable();
  if (address !== '') URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([asTable()], { type: 'text/tab-separated-values' }));
  byId<HTMLAnchorElement>('download').href = address;
}
