/**
 * Finds which documents of a report make a stage throw that works with all of them, by running it on fewer: halves first,
 * then without each document in turn, smallest id first.
 */
import type { DocumentId } from '../../model/document.js';

// Where no half fails by itself, each try has nearly the whole report to do.
const mostLeftOut = 64;

/**
 * The documents without which the others do not fail, sorted; empty where that cannot be told: where all of them fail
 * by themselves, or none does together. `fails` runs the stage on some of `ids`.
 */
export async function findFaulty(
  ids: readonly DocumentId[],
  fails: (ids: readonly DocumentId[]) => Promise<boolean>,
): Promise<readonly DocumentId[]> {
  const faulty: DocumentId[] = [];
  let rest = [...ids].sort();
  while (rest.length > 0 && (await fails(rest))) {
    const one = await findOne(rest, fails);
    if (one === null) return [];
    faulty.push(one);
    rest = rest.filter((id) => id !== one);
  }
  return rest.length === 0 ? [] : faulty.sort();
}

async function findOne(
  ids: readonly DocumentId[],
  fails: (ids: readonly DocumentId[]) => Promise<boolean>,
): Promise<DocumentId | null> {
  let suspects = ids;
  while (suspects.length > 1) {
    const half = suspects.length >> 1;
    const [left, right] = [suspects.slice(0, half), suspects.slice(half)];
    if (await fails(left)) suspects = left;
    else if (await fails(right)) suspects = right;
    else break;
  }
  if (suspects.length === 1) return suspects[0]!;
  for (const id of suspects.slice(0, mostLeftOut))
    if (!(await fails(suspects.filter((other) => other !== id)))) return id;
  return null;
}
