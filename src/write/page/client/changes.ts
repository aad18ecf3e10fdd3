/**
 * Leads from change to change of a comparison: scroll and focus go to each in turn, and a counter says which one
 * it is. After the last comes the first again.
 */
import { byId } from './dom.js';

let changes: readonly HTMLElement[] = [];
let current = -1;

/** Finds the changes of a comparison that was just drawn. */
export function listChanges(stage: HTMLElement): void {
  changes = [...stage.querySelectorAll<HTMLElement>('.ch')];
  current = -1;
  sayPlace();
}

/** Goes to the next change, or with -1 to the one before. */
export function stepToChange(by: 1 | -1): void {
  if (changes.length === 0) return;
  changes[current]?.removeAttribute('aria-current');
  current =
    current === -1 && by === -1 ? changes.length - 1 : (current + by + changes.length) % changes.length;
  const change = changes[current]!;
  change.setAttribute('aria-current', 'true');
  change.scrollIntoView({ block: 'center' });
  change.focus({ preventScroll: true });
  sayPlace();
}

function sayPlace(): void {
  const count = changes.length;
  byId('change').textContent =
    count === 0
      ? 'no change'
      : current === -1
        ? `${count} ${count === 1 ? 'change' : 'changes'}`
        : `${current + 1} of ${count}`;
  for (const id of ['previous', 'next']) byId<HTMLButtonElement>(id).disabled = count === 0;
}
