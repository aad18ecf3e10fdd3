/**
 * Chooses the base, the revision whose text leads: the latest that is neither withdrawn nor damaged, or of those that are
 * neither the one that a run was told to prefer. A broken ending is damage; a cut that leaves a whole text is an editor's
 * decision and stands. What a person decided goes over all of it.
 */

import type { DocumentId, SegmentedDocument } from '../../model/document.js';
import { fitPattern } from '../../text/fit-pattern.js';
import { countTokens } from '../../text/tokens.js';
import { teaserShape, withdrawalShape } from '../../text/words/cues.js';
import { baseLimits } from '../limits.js';
import { type BaseRule, openPreference } from './base-preference.js';

/** The base of a report, and why earlier or later revisions are not. */
export interface Base {
  /** Index in the revisions. */
  readonly index: number;
  /** Index of the newest that is neither withdrawn nor damaged, where that is a later one: up to it facts change. */
  readonly newest?: number;
  readonly isWithdrawn: boolean;
  /** Sentences for a reader, about revisions passed over. */
  readonly warnings: readonly string[];
  /** What would have been chosen where a person decided otherwise. */
  readonly overruled?: number;
  /** Set where the rule asks for a field that no record of the report has. */
  readonly lacksField?: true;
}

const endsWhole = /[.!?…。！？।؟۔։:][\p{Pe}\p{Pf}"'’”»)\]]*$/u;

/**
 * Chooses among `revisions`, oldest first, by `rule`. What a person `decided` goes over it, and is held against it.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null, defaultFields, { ...defaultReading, include: ['00[0-2]*'] });
 * const revisions = (await read(refs)).flatMap((one) => (one.ok ? [segment(one.value)] : []));
 * chooseBase(revisions).index; // 2
 */
export function chooseBase(
  revisions: readonly SegmentedDocument[],
  decided?: DocumentId,
  rule: BaseRule = { keepBase: 'newest' },
): Base {
  const found = findBase(revisions, rule);
  const index = revisions.findIndex(({ id }) => id === decided);
  if (index === -1 || index === found.index) return found;
  const [own, other] = [revisions[index]!.id, revisions[found.index]!.id];
  const { newest = found.index, isWithdrawn, warnings } = found;
  const by = rule.keepBase === 'newest' ? 'the evidence' : `--keep-base ${rule.keepBase}`;
  const { lacksField } = found;
  return {
    index,
    ...(newest > index ? { newest } : {}),
    isWithdrawn,
    ...(lacksField === undefined ? {} : { lacksField }),
    warnings: [
      // What was said of the base by the evidence is no word about this one.
      ...(isWithdrawn ? warnings.slice(0, 1) : []),
      `A person decided that ${own} is the base; by ${by} it would be ${other}`,
    ],
    overruled: found.index,
  };
}

/** The newest that may lead, or another that the rule prefers. */
function findBase(revisions: readonly SegmentedDocument[], rule: BaseRule): Base {
  const sizes: number[] = [];
  const sizeOf = (index: number) => {
    sizes[index] ??= countBodyTokens(revisions[index]!);
    return sizes[index];
  };
  const { index: newest, isWithdrawn, warnings, cut } = findNewest(revisions, sizeOf);
  const preference = openPreference(revisions, sizeOf, rule);
  const lacksField = preference?.lacksField === true ? { lacksField: true as const } : {};
  let index = newest;
  // From the latest back, so that of equals the later one leads.
  for (let at = newest - 1; preference !== null && at >= 0; at--)
    if (preference.compare(at, index) > 0 && mayLead(revisions, at, sizeOf)) index = at;
  const why = index === newest ? cut : [preference!.explain(index, newest)];
  const later = index === newest ? {} : { newest };
  return { index, ...later, isWithdrawn, warnings: [...warnings, ...why], ...lacksField };
}

/** Walks back from the last revision past what was withdrawn or damaged. */
function findNewest(revisions: readonly SegmentedDocument[], sizeOf: (index: number) => number) {
  const warnings: string[] = [];
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
  const isCut = index > 0 && sizeOf(index) < baseLimits.damagedShare * sizeOf(index - 1);
  const cut = isCut
    ? [
        `Revision ${revisions[index]!.id} is much shorter than the one before it, and whole: an editor’s cut stands`,
      ]
    : [];
  return { index, isWithdrawn, warnings, cut };
}

/** Tells whether an older revision may lead: it is neither a notice of withdrawal nor damaged. */
function mayLead(
  revisions: readonly SegmentedDocument[],
  index: number,
  sizeOf: (index: number) => number,
): boolean {
  const size = sizeOf(index);
  // The oldest has none before it, and is held against the next.
  const other = sizeOf(index === 0 ? 1 : index - 1);
  const revision = revisions[index]!;
  return !isWithdrawal(revision, size, other) && describeDamage(revision, size, other) === null;
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
