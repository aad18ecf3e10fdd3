/**
 * The revisions in order in, the base out: the latest that is neither withdrawn nor damaged. A broken ending
 * is damage; a cut that leaves a whole text is an editor's decision and stands.
 */

import type { DocumentId, SegmentedDocument } from '../../model/document.js';
import { countTokens } from '../../text/tokens.js';
import { teaserShape, withdrawalShape } from '../../text/words/cues.js';

export interface Base {
  /** Index in the revisions. */
  readonly index: number;
  readonly isWithdrawn: boolean;
  /** Sentences for a reader, about revisions passed over. */
  readonly warnings: readonly string[];
  /** What the evidence would have chosen, where a person decided otherwise. */
  readonly overruled?: number;
}

// A revision that lost this much of the one before it, and breaks off, was cut by accident.
// Where an invitation to read on stands: at the end, with little of the site's after it.
const teaserBlocks = 3;
export const damagedShare = 0.6;
const stubShare = 0.5;
const endsWhole = /[.!?…。！？।؟۔։:][\p{Pe}\p{Pf}"'’”»)\]]*$/u;

/** A person's word, `decided`, goes over the evidence, and is held against it. */
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
  if (index > 0 && sizeOf(index) < damagedShare * sizeOf(index - 1))
    warnings.push(
      `Revision ${revisions[index]!.id} is much shorter than the one before it, and whole: an editor’s cut stands`,
    );
  return { index, isWithdrawn, warnings };
}

/** Counted from the text, so that no tokens are made of sentences that nobody asks for. */
function countBodyTokens({ text, blocks }: SegmentedDocument): number {
  let total = 0;
  for (const { kind, sentences } of blocks) {
    if (kind !== 'body') continue;
    for (const { charSpan } of sentences) total += countTokens(text.slice(...charSpan));
  }
  return total;
}

function isWithdrawal(revision: SegmentedDocument, size: number, before: number): boolean {
  return revision.about?.status === 'withdrawn' || (size < stubShare * before && hasWithdrawal(revision));
}

/** Whether its source, or a notice in it, takes the report back. */
export function hasWithdrawal({ text, blocks, about }: SegmentedDocument): boolean {
  return (
    about?.status === 'withdrawn' ||
    blocks.some(({ kind, charSpan }) => kind === 'notice' && withdrawalShape.test(text.slice(...charSpan)))
  );
}

/** Why what a capture lacks says nothing about the report; null where it is whole. */
function describeDamage(revision: SegmentedDocument, size: number, before: number): string | null {
  if (size === 0) return 'has no text of the report';
  if (size >= damagedShare * before) return null;
  if (isTeaser(revision)) return 'is a teaser that asks to read on';
  return isBroken(revision) ? 'breaks off' : null;
}

/** Whether it ends in an invitation to read the rest elsewhere, or to pay for it. */
export function isTeaser({ text, blocks }: SegmentedDocument): boolean {
  return blocks.slice(-teaserBlocks).some(({ charSpan }) => teaserShape.test(text.slice(...charSpan)));
}

/** Whether its body ends in mid-sentence. */
export function isBroken({ text, blocks }: SegmentedDocument): boolean {
  const last = blocks.findLast(({ kind }) => kind === 'body');
  return last !== undefined && !endsWhole.test(text.slice(...last.charSpan));
}
