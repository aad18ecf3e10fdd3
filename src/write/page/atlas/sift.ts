/** Sifts reports by what a reader chose: a mark stays where it passes every filter. */
import type { MarkTable } from './read-marks.js';

export interface Choices {
  readonly facts: '' | 'grave' | 'some' | 'none';
  /** Least hundredths that came in after the first revision; 0 for reports where nothing did; null for any. */
  readonly rewritten: number | null;
  /** Numbers; null for any. */
  readonly outlet: number | null;
  readonly language: number | null;
  /** Minutes since 1970: a report passes that has a revision in [from, to). Null for any; undated reports pass both alone. */
  readonly from: number | null;
  readonly to: number | null;
  readonly isCorrected: boolean;
  readonly isWithdrawn: boolean;
  /** 1 for each report that was found; null where nothing is looked for. */
  readonly found: Uint8Array | null;
}

export const noChoices: Choices = {
  facts: '',
  rewritten: null,
  outlet: null,
  language: null,
  from: null,
  to: null,
  isCorrected: false,
  isWithdrawn: false,
  found: null,
};

/** 1 for each report that passes. */
export function sift(marks: MarkTable, choices: Choices): Uint8Array {
  const passed = new Uint8Array(marks.count);
  for (let at = 0; at < marks.count; at++) passed[at] = passes(marks, at, choices) ? 1 : 0;
  return passed;
}

function passes(marks: MarkTable, at: number, choices: Choices): boolean {
  const { found, facts, rewritten, outlet, language, isCorrected, isWithdrawn } = choices;
  if (found !== null && found[at] === 0) return false;
  if (isCorrected && marks.corrections[at] === 0) return false;
  if (isWithdrawn && marks.withdrawn[at] === 0) return false;
  if (language !== null && marks.languages[at] !== language + 1) return false;
  if (facts !== '' && !hasFacts(marks, at, facts)) return false;
  if (rewritten !== null && !isRewritten(marks.rewritten[at]!, rewritten)) return false;
  return (outlet === null || hasOutlet(marks, at, outlet)) && isWithin(marks, at, choices);
}

function hasFacts(marks: MarkTable, at: number, facts: 'grave' | 'some' | 'none'): boolean {
  if (facts === 'grave') return marks.grave[at]! > 0;
  return marks.slight[at]! + marks.middling[at]! + marks.grave[at]! > 0 === (facts === 'some');
}

const isRewritten = (value: number, least: number) =>
  value > 0 && (least === 0 ? value === 1 : value > least);

function hasOutlet({ outlets, outletStarts }: MarkTable, at: number, outlet: number): boolean {
  for (let own = outletStarts[at]!; own < outletStarts[at + 1]!; own++)
    if (outlets[own] === outlet) return true;
  return false;
}

function isWithin({ dated, times, timeStarts }: MarkTable, at: number, { from, to }: Choices): boolean {
  if (from === null && to === null) return true;
  if (at >= dated) return false;
  for (let own = timeStarts[at]!; own < timeStarts[at + 1]!; own++) {
    const time = times[own]!;
    if ((from === null || time >= from) && (to === null || time < to)) return true;
  }
  return false;
}
