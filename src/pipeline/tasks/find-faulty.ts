/**
 * Finds which documents of a report make a stage throw that works with all of them, by running it on fewer: halves first,
 * then without each document in turn, smallest id first.
 */
import type { Cluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentFailure } from '../../model/failure.js';
import { faultOf, isOfProcess } from '../../read/stage-fault.js';

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

/** What a stage threw on a report. */
export interface ReportFault {
  /** The verb for what it does. */
  readonly stage: string;
  readonly error: unknown;
  /** Does the same for a report of some of the members. */
  readonly remake: (found: Cluster) => Promise<unknown>;
}

/** Finds out which documents of a report made it throw; where that cannot be told, all of them are named. */
export async function nameFaulty(
  found: Cluster,
  { stage, error, remake }: ReportFault,
): Promise<readonly DocumentFailure[]> {
  if (isOfProcess(error)) throw error;
  const faulty = await findFaulty(found.members, async (members) => {
    try {
      await remake(withMembers(found, members));
      return false;
    } catch (again) {
      if (isOfProcess(again)) throw again;
      return true;
    }
  });
  const name = (document: DocumentId) => ({ ...faultOf(stage, document, error), document });
  if (faulty.length > 0) return faulty.map(name);
  return found.members.map((document) => ({ ...name(document), isOfReport: true }));
}

/** The report with some of its members, and nothing of the others. */
function withMembers({ representative, cohesion, links }: Cluster, members: readonly DocumentId[]): Cluster {
  const own = new Set(members);
  return {
    members,
    representative: own.has(representative) ? representative : members[0]!,
    cohesion,
    links: links.filter(({ a, b }) => own.has(a) && own.has(b)),
  };
}
