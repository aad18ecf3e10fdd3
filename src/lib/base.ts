/**
 * The revisions in order in, the base out: the latest that is neither withdrawn nor damaged. A broken ending
 * is damage; a cut that leaves a whole text is an editor's decision and stands.
 */

import type { SegmentedDocument } from '../model.js';
import { readBody } from './body.js';
import { withdrawalShape } from './cues.js';

export interface Base {
  /** Index in the revisions. */
  readonly index: number;
  readonly isWithdrawn: boolean;
  /** Sentences for a reader, about revisions passed over. */
  readonly warnings: readonly string[];
}

// A revision that lost this much of the one before it, and breaks off, was cut by accident.
const damagedShare = 0.6;
const stubShare = 0.5;
const endsWhole = /[.!?…。！？।؟۔։:][\p{Pe}\p{Pf}"'’”»)\]]*$/u;

export function chooseBase(revisions: readonly SegmentedDocument[]): Base {
  const warnings: string[] = [];
  const sizes = revisions.map((revision) => readBody(revision).tokens.length);
  const last = revisions.length - 1;
  const isWithdrawn = last > 0 && isWithdrawal(revisions[last]!, sizes[last]!, sizes[last - 1]!);
  if (isWithdrawn)
    warnings.push(`The report was withdrawn: the last revision, ${revisions[last]!.id}, is a notice`);
  let index = isWithdrawn ? last - 1 : last;
  while (index > 0 && isDamaged(revisions[index]!, sizes[index]!, sizes[index - 1]!)) {
    warnings.push(`Revision ${revisions[index]!.id} breaks off; the base is an earlier one`);
    index--;
  }
  return { index, isWithdrawn, warnings };
}

function isWithdrawal(revision: SegmentedDocument, size: number, before: number): boolean {
  if (revision.about?.status === 'withdrawn') return true;
  const notices = revision.blocks.filter(({ kind }) => kind === 'notice');
  return (
    size < stubShare * before &&
    notices.some(({ charSpan }) => withdrawalShape.test(revision.text.slice(...charSpan)))
  );
}

function isDamaged(revision: SegmentedDocument, size: number, before: number): boolean {
  const last = readBody(revision).blocks.at(-1);
  if (last === undefined) return true;
  return size < damagedShare * before && !endsWhole.test(revision.text.slice(...last.charSpan));
}
