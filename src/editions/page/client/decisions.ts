/** What a person decides here, and the file that takes it to the next run. Nothing is stored: the file is the memory. */
import { byId } from './dom.js';

export type Decision = 'must' | 'never' | 'before' | 'base';

const decisions = new Map<string, readonly [Decision, string, string]>();
// Decisions that cannot both hold have one key: the last one counts.
const keyOf = (decision: Decision, a: string, b: string) =>
  decision === 'base'
    ? `base\t${b}`
    : decision === 'before'
      ? `before\t${[a, b].sort().join('\t')}`
      : `pair\t${[a, b].sort().join('\t')}`;

let address = '';

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
  byId('decided').hidden = count === 0;
  byId('decidedcount').textContent = `${count} ${count === 1 ? 'decision' : 'decisions'}.`;
  byId<HTMLTextAreaElement>('file').value = asTable();
  if (address !== '') URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([asTable()], { type: 'text/tab-separated-values' }));
  byId<HTMLAnchorElement>('download').href = address;
}
