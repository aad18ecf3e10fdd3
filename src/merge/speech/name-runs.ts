/**
 * Cuts a sentence into its words outside quotations and the runs of capitals among them that may be names, titles taken
 * off: of "Russian President Vladimir Putin" the last two words.
 */
import type { CharSpan, Sentence, Token } from '../../model/document.js';
import { functionWords, personTitles } from '../../text/words/cues.js';
import { personOfName } from '../../text/words/first-names.js';
import { bodyWords, titlesOf } from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import { isCapital } from './noun-phrases.js';
import { splitGlued } from './outside.js';

/** The pronoun that goes with a name; null where nothing tells. */
export type Gender = 'he' | 'she' | null;

/** A run of words with capitals that may be a name. */
export interface NameRun {
  readonly tokens: readonly Token[];
  readonly charSpan: CharSpan;
  readonly hasTitle: boolean;
  readonly gender: Gender;
  /** Places of the run in its sentence. */
  readonly first: number;
  readonly last: number;
}

/** A sentence as far as names go. */
export interface Outline {
  readonly charSpan: CharSpan;
  readonly tokens: readonly Token[];
  readonly runs: readonly NameRun[];
}

/** Reads one sentence; `quotations` are those of its paragraph. */
export function outline(
  text: string,
  { charSpan, tokens }: Sentence,
  quotations: readonly CharSpan[],
): Outline {
  const isWithin = (at: number) => quotations.some(([start, end]) => at > start && at < end);
  const outside = tokens
    .flatMap((token) => splitGlued(text, token))
    .filter((token) => !isWithin(token.charSpan[0]));
  const runs: NameRun[] = [];
  for (let first = 0; first < outside.length; first++) {
    if (!isNameToken(text, outside[first]!)) continue;
    let last = first;
    while (last + 1 < outside.length && isJoined(text, outside[last]!, outside[last + 1]!)) last++;
    runs.push(readRun(outside, first, last));
    first = last;
  }
  return { charSpan, tokens: outside, runs };
}

function isNameToken(text: string, token: Token): boolean {
  return isCapital(text, token) && !functionWords.has(token.norm);
}

/** Tells whether two words are of one name: "Ann Poe", "Sen. Andy Kim", "J. Poe", "Anglo-Eastern". */
function isJoined(text: string, left: Token, right: Token): boolean {
  if (!isNameToken(text, right) || left.norm.endsWith("'s")) return false;
  const gap = text.slice(left.charSpan[1], right.charSpan[0]);
  const isInitial = left.charSpan[1] - left.charSpan[0] === 1;
  return /^(?:\s|-)$/.test(gap) || (/^\.\s?$/.test(gap) && (isInitial || personTitles.has(left.norm)));
}

/** Takes the titles off a run: of "Russian President Vladimir Putin" the last two words are the name. */
function readRun(tokens: readonly Token[], first: number, last: number): NameRun {
  const run = tokens.slice(first, last);
  const title = run.findLastIndex(({ norm }) => personTitles.has(norm));
  // "Prosecutor James Stainton": what stands before a first name is no part of the name.
  const given = run.findIndex(({ norm }, at) => at > title && personOfName(norm) !== null);
  const start = first + (given === -1 ? title + 1 : given);
  const own = tokens.slice(start, last + 1);
  const words = tokens.slice(first, start);
  const titled = (['he', 'she'] as const).find((sex) => words.some(({ norm }) => titlesOf[sex].has(norm)));
  const end = own.at(-1)!;
  const length = end.norm.endsWith("'s") ? end.charSpan[1] - 2 : end.charSpan[1];
  const gender = personOfName(own[0]!.norm) ?? titled ?? genderBefore(tokens[first - 1]?.norm);
  return {
    tokens: own,
    charSpan: [own[0]!.charSpan[0], length],
    hasTitle: title !== -1,
    gender,
    first: start,
    last,
  };
}

/** Reads "spokeswoman Ann Poe". */
function genderBefore(norm: string | undefined): Gender {
  if (norm === undefined) return null;
  if (titlesOf.she.has(norm) || /woman$/.test(norm)) return 'she';
  return titlesOf.he.has(norm) || /[^o]man$/.test(norm) ? 'he' : null;
}

/** Takes the last word of a name. */
export function surnameOf({ tokens }: NameRun): string {
  return tokens.at(-1)!.norm.replace(/'s$/, '');
}

/** Tells "the Justice Department" from a person. */
export function isBody({ tokens }: NameRun): boolean {
  return tokens.length > speechLimits.maxNameTokens || tokens.some(({ norm }) => bodyWords.has(norm));
}
