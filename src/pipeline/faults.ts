/**
 * Runs what works with all documents again without those that failed in it. What documents share, and what weighs, depends
 * on all that are there: only work that never saw a document gives what the others give without it. A fault is rare, so
 * the second pass costs less than keeping everything that it would need.
 */
import type { DocumentId } from '../model/document.js';
import { type DocumentFailure, describeFailure } from '../model/failure.js';

// Of failures in one message.
const mostNamed = 10;

/** Ends an attempt: documents failed that had taken part in something. */
export class DocumentsFailed extends Error {
  readonly failures: readonly DocumentFailure[];
  constructor(failures: readonly DocumentFailure[]) {
    super(failures.slice(0, mostNamed).map(describeFailure).join('; '));
    this.failures = failures;
  }
}

/** Throws DocumentsFailed where there are any failures. */
export function refuseFaulty(failures: readonly DocumentFailure[]): void {
  if (failures.length > 0) throw new DocumentsFailed(failures);
}

/** Makes `attempt` with what failed in the attempts before, those of another process first, until nothing more does. */
export async function untilNoneFails<T>(
  attempt: (faults: readonly DocumentFailure[]) => Promise<T>,
  known: readonly DocumentFailure[] = [],
): Promise<T> {
  const faults = new Map<DocumentId, DocumentFailure>(known.map((failure) => [failure.document, failure]));
  for (;;) {
    try {
      return await attempt([...faults.values()]);
    } catch (error) {
      if (!(error instanceof DocumentsFailed)) throw error;
      const before = faults.size;
      for (const failure of error.failures)
        if (!faults.has(failure.document)) faults.set(failure.document, failure);
      // What has been left out already cannot fail again.
      if (faults.size === before) throw error;
    }
  }
}

/** The documents that take part in nothing. */
export function droppedBy(faults: readonly DocumentFailure[]): ReadonlySet<DocumentId> {
  return new Set(faults.filter((fault) => !fault.isOfReport).map((fault) => fault.document));
}

/** Leaves out the clusters that cannot be merged: their documents stand alone. */
export function leaveOutUnmergeable<T extends { readonly members: readonly DocumentId[] }>(
  clusters: readonly T[],
  faults: readonly DocumentFailure[],
): readonly T[] {
  const alone = new Set(faults.filter((fault) => fault.isOfReport).map((fault) => fault.document));
  return alone.size === 0 ? clusters : clusters.filter(({ members }) => !members.some((id) => alone.has(id)));
}
