/**
 * Lists the people whom a revision names, and where each is the subject of a clause: whom "he" means is read off the
 * subjects before it. A person is known by a title, a first name, a tag or an aside ("Ann Poe, 45,"); surnames alone
 * count once the full name stands anywhere.
 */
import type { Block, CharSpan, Token } from '../../model/document.js';
import { findQuotations } from '../../text/quotations.js';
import { functionWords } from '../../text/words/cues.js';
import { personOfName } from '../../text/words/first-names.js';
import {
  addressedVerbs,
  clauseWords,
  commonVerbs,
  openers,
  prepositions,
  speechVerbs,
  subordinators,
} from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import { type Gender, isBody, type NameRun, type Outline, outline, surnameOf } from './name-runs.js';
import { isAdverb } from './noun-phrases.js';
import type { Named } from './speech-model.js';

/** Somebody's name at one place. */
export interface Mention extends Named {
  /** The last word of the name, in lower case. */
  readonly surname: string;
  readonly gender: Gender;
  readonly isSubject: boolean;
  /** Stands somewhere in full, with a title or as a person's name does. */
  readonly isKnown: boolean;
}

/** A sentence outside its quotations, with the people whom it names. */
export interface PeopleOfSentence {
  readonly charSpan: CharSpan;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

/** Lists, for each block, its sentences with the people named in them. */
export function listPeople(text: string, blocks: readonly Block[]): PeopleOfSentence[][] {
  const outlines = blocks.map((block) => {
    const quotations = findQuotations(text.slice(...block.charSpan), block.charSpan[0]);
    return block.sentences.map((sentence) => outline(text, sentence, quotations));
  });
  const known = knowPeople(text, outlines.flat());
  return outlines.map((sentences) =>
    sentences.map((sentence) => ({
      charSpan: sentence.charSpan,
      tokens: sentence.tokens,
      mentions: sentence.runs.flatMap((run) => {
        const surname = surnameOf(run);
        const isSubject = isSubjectAt(text, sentence, run);
        const person = known.get(surname);
        // Who speaks and is not known may be somebody, too.
        const mayBe = run.tokens.length > 1 || (isSubject && isTagged(text, sentence, run));
        if (isBody(run) || (person === undefined && !mayBe)) return [];
        const isLone = run.tokens.length === 1 && !run.hasTitle;
        const gender = (isLone ? undefined : run.gender) ?? person ?? run.gender;
        const isKnown = person !== undefined && !isOwned(text, sentence, run);
        return [
          { text: text.slice(...run.charSpan), charSpan: run.charSpan, surname, gender, isSubject, isKnown },
        ];
      }),
    })),
  );
}

/** Maps the surnames of people to the pronoun that goes with each; null where nothing tells. */
function knowPeople(text: string, sentences: readonly Outline[]): ReadonlyMap<string, Gender> {
  const known = new Map<string, Gender>();
  const full = new Set(
    sentences.flatMap(({ runs }) =>
      runs.filter((run) => run.tokens.length > 1 && !isBody(run)).map(surnameOf),
    ),
  );
  for (const sentence of sentences)
    for (const run of sentence.runs) {
      const surname = surnameOf(run);
      // "Paul" is no man's first name where "Taylor Paul" stands.
      const isSurname = run.tokens.length === 1 && !run.hasTitle && full.has(surname);
      if (isSurname || !isPerson(text, sentence, run)) continue;
      const before = known.get(surname) ?? run.gender;
      known.set(surname, run.gender === null || before === run.gender ? before : null);
    }
  // "Paxton said" is a person's where "Ken Paxton" stands anywhere.
  for (const sentence of sentences)
    for (const run of sentence.runs) {
      const surname = surnameOf(run);
      if (
        run.tokens.length === 1 &&
        full.has(surname) &&
        !known.has(surname) &&
        isTagged(text, sentence, run)
      )
        known.set(surname, null);
    }
  const votes = countPronouns(text, sentences, known);
  for (const [surname, vote] of votes)
    if (known.get(surname) === null ? vote !== 0 : !known.has(surname) && Math.abs(vote) > 1)
      known.set(surname, vote > 0 ? 'he' : 'she');
  return known;
}

/** Counts "he" above zero and "she" below it in the sentences that name one person alone, or one who speaks. */
function countPronouns(
  text: string,
  sentences: readonly Outline[],
  known: ReadonlyMap<string, Gender>,
): ReadonlyMap<string, number> {
  const speaking = new Set<string>();
  for (const sentence of sentences)
    for (const run of sentence.runs)
      if (!isBody(run) && isTagged(text, sentence, run)) speaking.add(surnameOf(run));
  // "in Iran": where something can be is no person.
  for (const { tokens, runs } of sentences)
    for (const run of runs) if (tokens[run.first - 1]?.norm === 'in') speaking.delete(surnameOf(run));
  const votes = new Map<string, number>();
  for (const { tokens, runs } of sentences) {
    const named = new Set(
      runs.map(surnameOf).filter((surname) => known.has(surname) || speaking.has(surname)),
    );
    const [only] = named;
    if (named.size !== 1) continue;
    const vote = count(tokens, /^(?:he(?:'.+)?|his)$/) - count(tokens, /^she(?:'.+)?$/);
    votes.set(only!, (votes.get(only!) ?? 0) + vote);
  }
  return votes;
}

/** Tells "his lawyer Roberto Serrato", beside whom "he" may be either, from "his name hidden, Jerkface". */
function isOwned(text: string, { tokens }: Outline, { first, charSpan }: NameRun): boolean {
  return tokens
    .slice(Math.max(0, first - speechLimits.maxPeopleTokens), first)
    .some(
      (token) =>
        /^(?:his|her|their)$/.test(token.norm) && !/[,;:–—]/.test(text.slice(token.charSpan[1], charSpan[0])),
    );
}

function count(tokens: readonly Token[], pronoun: RegExp): number {
  return tokens.filter(({ norm }) => pronoun.test(norm)).length;
}

/** Tells whether a verb of speech stands beside a name of one word: "Farage told". */
function isTagged(text: string, { tokens }: Outline, run: NameRun): boolean {
  const after = tokens[run.last + 1]?.norm ?? '';
  const words = text.slice(...run.charSpan);
  return (followsTagVerb(text, tokens, run) || speechVerbs.has(after)) && words !== words.toUpperCase();
}

/** Tells '"No," said Ann Poe' from "saying Cuba needs it" and "told CNN". */
function followsTagVerb(text: string, tokens: readonly Token[], run: NameRun): boolean {
  const before = tokens[run.first - 1];
  return (
    before !== undefined &&
    speechVerbs.has(before.norm) &&
    /^\s$/.test(text.slice(before.charSpan[1], run.charSpan[0])) &&
    /[”"»,]\s*$/.test(text.slice(0, before.charSpan[0]).slice(-3)) &&
    !/ing$/.test(before.norm) &&
    !addressedVerbs.has(before.norm)
  );
}

/** Tells whether a run of capitals is surely a person's name, given once in full. */
function isPerson(text: string, { tokens }: Outline, run: NameRun): boolean {
  if (isBody(run)) return false;
  if (run.tokens.length === 1)
    return run.hasTitle || (run.gender !== null && personOfName(run.tokens[0]!.norm) !== null);
  const after = text.slice(run.charSpan[1], run.charSpan[1] + 24);
  // "Ann Arbor, Michigan, resident".
  if (/^,\s\p{Lu}\p{L}+,/u.test(after)) return false;
  return (
    run.hasTitle ||
    run.gender !== null ||
    /^,\s(?:an?|one|who|whose|\d{1,3}|(?:\p{Ll}+\s){1,4}(?:of|at|for))\b/u.test(after) ||
    /^\s(?:said|says|told|tells|wrote|added|argued)\b/.test(after) ||
    followsTagVerb(text, tokens, run)
  );
}

/** Tells whether a name opens a clause and has a verb or an aside behind it, or is a tag's: "said Ann Poe". */
function isSubjectAt(text: string, { tokens }: Outline, run: NameRun): boolean {
  const before = tokens[run.first - 1];
  const isAdjacent = before !== undefined && /^\s$/.test(text.slice(before.charSpan[1], run.charSpan[0]));
  if (isAdjacent && speechVerbs.has(before.norm)) return followsTagVerb(text, tokens, run);
  if (tokens[run.last]!.norm.endsWith("'s")) return false;
  const after = tokens[run.last + 1];
  const gap = after === undefined ? '' : text.slice(tokens[run.last]!.charSpan[1], after.charSpan[0]);
  const hasVerb =
    after !== undefined &&
    (/^\s*[,–—(]/.test(gap) ||
      isVerbLike(after.norm) ||
      (/^\s$/.test(gap) && isPlainWord(text, after)) ||
      (after.norm === 'and' && /^\s$/.test(gap)));
  return hasVerb && opensClause(text, tokens, run.first);
}

/** Tells a word in small letters that does not go on with the name before it: "Trump struck". */
function isPlainWord(text: string, { charSpan: [start], norm }: Token): boolean {
  const isLink = prepositions.has(norm) || clauseWords.has(norm) || functionWords.has(norm);
  return !isLink && /\p{Ll}/u.test(text.charAt(start));
}

function isVerbLike(norm: string): boolean {
  return (
    commonVerbs.has(norm) ||
    speechVerbs.has(norm) ||
    /(?:ed|[^s]s)$/.test(norm) ||
    isAdverb(norm) ||
    norm === 'who'
  );
}

/** Walks back over what may stand before a subject's name, "former network president", to where its clause begins. */
function opensClause(text: string, tokens: readonly Token[], first: number): boolean {
  for (let at = first; at >= Math.max(0, first - speechLimits.maxSubjectLead); at--) {
    const before = tokens[at - 1];
    if (before === undefined) return true;
    const gap = text.slice(before.charSpan[1], tokens[at]!.charSpan[0]);
    if (/[,;:–—”"»]/.test(gap)) return true;
    const { norm } = before;
    if (subordinators.has(norm) || openers.has(norm) || norm === 'and' || norm === 'but') return true;
    // "Secretary of State Marco Rubio".
    if (norm === 'of') continue;
    if (prepositions.has(norm) || clauseWords.has(norm) || commonVerbs.has(norm) || /ed$/.test(norm))
      return false;
  }
  return false;
}
