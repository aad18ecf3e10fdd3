/**
 * Weighs how much a sequence of revisions is borne out by what each of them tells. Every cue votes for or against the
 * direction of the sequence, in logits, and says in words what it saw.
 */

import { concordance } from '../../base/concordance.js';
import type { OrderEvidence } from '../../model/cluster.js';
import { weekdays } from '../../text/words/cues.js';
import { baseLimits, orderLimits } from '../limits.js';
import type { Cues } from './read-cues.js';

const weekOrder: readonly string[] = [...weekdays];

/** Lets every cue vote on `sequence`; cues that say nothing are left out. */
export function gatherEvidence(sequence: readonly Cues[]): OrderEvidence[] {
  const { tenseWeight, latestDateWeight, updateMarkWeight, promiseWeight, weekdaysWeight } = orderLimits;
  const cue = (
    name: string,
    weight: number,
    read: (cues: Cues) => { readonly says: string; readonly rank: number | null },
  ): OrderEvidence => {
    const all = sequence.map(read);
    return {
      cue: name,
      detail: all.map(({ says }) => says).join(' → '),
      weight: weight * concordance(all.map(({ rank }) => rank)),
    };
  };
  const evidence = [
    cue('tense of the lead', tenseWeight, ({ tense }) => ({
      says: tense?.name ?? 'none',
      rank: tense?.stage ?? null,
    })),
    cue('latest date mentioned', latestDateWeight, ({ date }) => ({
      says: date === null ? 'none' : `${date.month}-${date.day}`,
      rank: date === null ? null : date.month * 100 + date.day,
    })),
    cue('update mark or notice', updateMarkWeight, ({ isMarked }) => ({
      says: isMarked ? 'marked' : 'none',
      rank: isMarked ? 1 : 0,
    })),
    cue('promise of more', promiseWeight, ({ isPromising }) => ({
      says: isPromising ? 'promised' : 'none',
      rank: isPromising ? 0 : 1,
    })),
    cue('days of the week named', weekdaysWeight, ({ days }) => ({
      says: String(days.size),
      rank: days.size,
    })),
    weighNextDay(sequence),
    weighAdditions(sequence),
  ];
  return boundOffNews(sequence, evidence).filter(({ weight }) => weight !== 0);
}

/** Bounds the vote on pages that are not news: there the cues tell little, and together never make an order sure. */
function boundOffNews(
  sequence: readonly Cues[],
  evidence: readonly OrderEvidence[],
): readonly OrderEvidence[] {
  const vote = sumVotes(evidence);
  const { maxVoteOffNews } = orderLimits;
  if (Math.abs(vote) <= maxVoteOffNews || isNews(sequence)) return evidence;
  const detail = 'no reports of who said what and on which day: the cues of news count less';
  return [...evidence, { cue: 'kind of text', detail, weight: Math.sign(vote) * maxVoteOffNews - vote }];
}

/** Tells news from other pages: it says who said what, and on which day. */
function isNews(sequence: readonly Cues[]): boolean {
  const sum = (count: (cues: Cues) => number) => sequence.reduce((total, cues) => total + count(cues), 0);
  const tokens = sum(({ tokens: own }) => own);
  return (
    sum(({ speechMentions }) => speechMentions) >= orderLimits.minSpeechVerbShare * tokens &&
    sum(({ dayMentions }) => dayMentions) >= orderLimits.minDayShare * tokens
  );
}

/** Weighs weekdays put for others: where "on Monday" became "on Tuesday", Tuesday is the later one. */
function weighNextDay(sequence: readonly Cues[]): OrderEvidence {
  const moves = sequence.slice(1).flatMap(({ days }, index) => {
    const before = sequence[index]!.days;
    const [gone, ...others] = [...before].filter((day) => !days.has(day));
    const [come, ...more] = [...days].filter((day) => !before.has(day));
    if (gone === undefined || come === undefined || others.length + more.length > 0) return [];
    const ahead = (weekOrder.indexOf(come) - weekOrder.indexOf(gone) + 7) % 7;
    return [{ gone, come, isAhead: ahead <= orderLimits.maxDaysAhead }];
  });
  const ahead = moves.filter(({ isAhead }) => isAhead).length;
  return {
    cue: 'day of the week',
    detail: moves.map(({ gone, come }) => `${gone} → ${come}`).join(', '),
    weight:
      moves.length === 0 ? 0 : (orderLimits.nextWeekdayWeight * (2 * ahead - moves.length)) / moves.length,
  };
}

/** Weighs growth: over all steps of a report, more sentences come than go. */
function weighAdditions(sequence: readonly Cues[]): OrderEvidence {
  let added = 0;
  let taken = 0;
  // What a damaged text or a withdrawal lacks was not taken out by an editor.
  const longest = sequence.reduce((most, { tokens }) => Math.max(most, tokens), 0);
  const whole = sequence.filter(
    ({ isBroken, isWithdrawn, tokens }) =>
      !isWithdrawn && !(isBroken && tokens < baseLimits.damagedShare * longest),
  );
  for (const [index, { units }] of whole.entries()) {
    const before = whole[index - 1]?.units;
    if (before === undefined) continue;
    for (const unit of units.keys()) if (!before.has(unit)) added++;
    for (const unit of before.keys()) if (!units.has(unit)) taken++;
  }
  // Half a sentence on either side, so that one that came alone says something and not everything.
  const weight = orderLimits.additionsWeight * Math.log((added + 0.5) / (taken + 0.5));
  const { maxAdditionsWeight } = orderLimits;
  return {
    cue: 'sentences that came and went',
    detail: `${added} came, ${taken} went`,
    weight: Math.max(-maxAdditionsWeight, Math.min(maxAdditionsWeight, weight)),
  };
}

/** Adds up the votes: above zero they speak for the sequence. */
export function sumVotes(evidence: readonly OrderEvidence[]): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0);
}
