/**
 * Chooses the base, the revision whose text leads: the latest that is neither withdrawn nor damaged. A broken ending is
 * damage; a cut that leaves a whole text is an editor's decision and stands.
 */

import type { DocumentId, SegmentedDocument } from '../../model/document.js';
import { fitPattern } from '../../text/fit-pattern.js';
import { countTokens } from '../../text/tokens.js';
import { teaserShape, withdrawalShape } from '../../text/words/cues.js';
import { baseLimits } from '../limits.js';

/** The base of a report, and why earlier or later revisions are not. */
export interface Base {
  /** Index in the revisions. */
  readonly index: number;
  readonly isWithdrawn: boolean;
  /** Sentences for a reader, about revisions passed over. */
  readonly warnings: readonly string[];
  /** What the evidence would have chosen, where a person decided otherwise. */
  readonly overruled?: number;
}

const endsWhole = /[.!?…。！？।؟۔։:][\p{Pe}\p{Pf}"'’”»)\]]*$/u;

/**
 * Chooses among `revisions`, oldest first. What a person `decided` goes over the evidence, and is held against it.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null, defaultFields, { ...defaultReading, include: ['00[0-2]*'] });
 * const revisions = (await read(refs)).flatMap((one) => (one.ok ? [segment(one.value)] : []));
 * chooseBase(revisions).index; // 2
 */
export function chooseBase(revisions: readonly SegmentedDocument[], decided?: DocumentId): Base {
  const found = findBase(revisions);
  const index = revisions.findIndex(({ id }) => id === decided);
  if (index === -1 || index === found.index) return found;
  const [own, other] = [revisions[index]!.id, revisions[found.index]!.id];
  const { isWithdrawn, warnings } = found;
  return {
    index,
    isWithdrawn,
    warnings: [
      // What was said of the base by the evidence is no word about this one.
      ...(isWithdrawn ? warnings.slice(0, 1) : []),
      `A person decided that ${own} is the base; by the evidence it would be ${other}`,
    ],
    overruled: found.index,
  };
}

/** Walks back from the last revision past what was withdrawn or damaged. */
function findBase(revisions: readonly SegmentedDocument[]): Base {
  const warnings: string[] = [];
  const sizes: number[] = [];
  const sizeOf = (index: number) => {
    sizes[index] ??= countBodyTokens(revisions[index]!);
    return sizes[index];
  };
  const last = revisions.length - 1;
  const isWithdrawn = last > 0 && isWithdrawal(revisions[last]!, sizeOf(last), sizeOf(last - 1));
  if (isWithdrawn)
    warnings.push(`The report was withdrawn: the last revision, ${revisions[last]!.id}, is a notice`);
  let index = isWithdrawn ? last - 1 : last;
  for (; index > 0; index--) {
    const why = describeDamage(revisions[index]!, sizeOf(index), sizeOf(index - 1));
    if (why === null) break;
    warnings.push(`Revision ${revisions[index]!.id} ${why}; the base is an earlier one`);
  }
  if (index > 0 && sizeOf(index) < baseLimits.damagedShare * sizeOf(index - 1))
    warnings.push(
      `Revision ${revisions[index]!.id} is much shorter than the one before it, and whole: an editor’s cut stands`,
    );
  return { index, isWithdrawn, warnings };
}

/** Counts from the text, so that no tokens are made of sentences that nothing else reads. */
function countBodyTokens({ text, blocks }: SegmentedDocument): number {
  let total = 0;
  for (const { kind, sentences } of blocks) {
    if (kind !== 'body') continue;
    for (const { charSpan } of sentences) total += countTokens(text.slice(...charSpan));
  }
  return total;
}

function isWithdrawal(revision: SegmentedDocument, size: number, before: number): boolean {
  return (
    revision.about?.status === 'withdrawn' ||
    (size < baseLimits.stubShare * before && hasWithdrawal(revision))
  );
}

/** Tells whether the source of a document, or a notice in it, takes the report back. */
export function hasWithdrawal({ text, blocks, about }: SegmentedDocument): boolean {
  return (
    about?.status === 'withdrawn' ||
    blocks.some(({ kind, charSpan }) => kind === 'notice' && withdrawalShape.test(text.slice(...charSpan)))
  );
}

/** Says why what a capture lacks tells nothing about the report; null where the capture is whole. */
function describeDamage(revision: SegmentedDocument, size: number, before: number): string | null {
  if (size === 0) return 'has no text of the report';
  if (size >= baseLimits.damagedShare * before) return null;
  if (isTeaser(revision)) return 'is a teaser that asks to read on';
  return isBroken(revision) ? 'breaks off' : null;
}

/** Tells whether a document ends in an invitation to read the rest elsewhere, or to pay for it. */
export function isTeaser({ text, blocks }: SegmentedDocument): boolean {
  return blocks
    .slice(-baseLimits.teaserBlocks)
    .map(({ charSpan }) => text.slice(...charSpan))
    .some((words) => fitPattern(teaserShape, words).test(words));
}

/** Tells whether the body ends in mid-sentence. */
export function isBroken({ text, blocks }: SegmentedDocument): boolean {
  const last = blocks.findLast(({ kind }) => kind === 'body');
  return last !== undefined && !endsWhole.test(text.slice(...last.charSpan));
}
