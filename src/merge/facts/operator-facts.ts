/**
 * Finds what is denied, hedged or only planned in one reading and plainly said in the other. Such a word changes the
 * claim only where the words that it stands before are in both readings: "she was arrested", "she was not arrested". One
 * that came or went with its whole clause denies nothing that was said.
 */
import { emptyDenials, hedges, irregularVerbs, openWords, planWords } from '../../text/words/claim-words.js';
import { functionWords, months, negations } from '../../text/words/cues.js';
import { type Comparison, contextLikeness, type Side, stem } from './comparison.js';
import { factLimits } from './limits.js';

/** A word that turns a claim, with the words that it can turn. */
interface Turned {
  readonly at: number;
  /** What it turns first; -1 where nothing in its clause is near enough. */
  readonly head: number;
  readonly reach: readonly number[];
}

/** Tells whether a token turns what stands after it. */
type Turns = (side: Side, at: number) => boolean;

const isDenial: Turns = ({ tokens }, at) => {
  const { norm } = tokens[at]!;
  const next = tokens[at + 1]?.norm ?? '';
  // "yet to be found" denies; "whether or not" does not.
  if (norm === 'yet') return next === 'to';
  // "leftwithout" lost its space.
  const isWord = negations.has(norm) || norm.endsWith("n't") || norm.endsWith('without');
  return isWord && !emptyDenials.has(next) && tokens[at - 1]?.norm !== 'or';
};

const isHedge: Turns = ({ text, tokens, isCapitals }, at) => {
  const { norm, charSpan } = tokens[at]!;
  const bare = bareVerb(norm);
  const isToNext = tokens[at + 1]?.norm === 'to';
  if (bare === 'will' || openWords.has(bare)) return true;
  // "is due to arrive" plans, "due to rain" explains; "they believed" hedges nothing of theirs.
  if (bare === 'due') return isToNext && /^(?:is|are|was|were|be|been)$/.test(tokens[at - 1]?.norm ?? '');
  if (planWords.has(bare) || bare === 'believed') return isToNext;
  // "May" is a month.
  return hedges.has(bare) && (isCapitals || !(months.has(bare) && /^\p{Lu}/u.test(text.slice(...charSpan))));
};

/** Strips the denial that is a part of a verb: "couldn't" opens a claim as "could" does. */
function bareVerb(norm: string): string {
  return norm === "won't" ? 'will' : norm.replace(/n't$/, '');
}

/** Lists the denials that were lost or gained, as [from, to]. */
export function findChangedDenials(comparison: Comparison): [string | null, string | null][] {
  return findTurned(comparison, isDenial).map(({ side, turn, isNewer }) => {
    const { norm, charSpan } = side.tokens[turn.at]!;
    // "don't" keeps the spelling that it is compared by: editors put one apostrophe for another.
    const word = norm.includes("'") ? norm : side.text.slice(...charSpan).toLowerCase();
    return isNewer ? [null, word] : [word, null];
  });
}

/** A hedge that was lost or gained. */
export interface HedgeChange {
  readonly from: string;
  readonly to: string;
  /** What was to come has come, or is to come only now. */
  readonly isPlan: true | undefined;
}

/** Lists the hedges that were lost or gained with what they hedge: "reportedly left", "left". */
export function findChangedHedges(comparison: Comparison): HedgeChange[] {
  const found = findTurned(comparison, isHedge).flatMap(({ side, across, turn, place, isNewer }) => {
    const { norm } = side.tokens[turn.at]!;
    const head = side.tokens[turn.head === -1 ? turn.at + 1 : turn.head];
    if (head === undefined) return [];
    const hedged = side.text.slice(side.tokens[turn.at]!.charSpan[0], head.charSpan[1]);
    const plain = across.text.slice(...across.tokens[place]!.charSpan);
    const isPlan = bareVerb(norm) === 'will' || planWords.has(norm) ? (true as const) : undefined;
    // "will include" and "including" say one thing; "will meet" and "is meeting" do not.
    const isParticiple =
      plain.endsWith('ing') && !/^(?:is|are|was|were|be|been|am)$/.test(across.tokens[place - 1]?.norm ?? '');
    if (isPlan && isParticiple) return [];
    const isOpen = openWords.has(bareVerb(norm)) || !/^\p{Ll}{3,}$/u.test(side.text.slice(...head.charSpan));
    return [{ from: isNewer ? plain : hedged, to: isNewer ? hedged : plain, isPlan, isOpen }];
  });
  return found.filter(({ isOpen }) => !isOpen);
}

/** What one side turns and the other says plainly at `place`. */
interface Found {
  readonly side: Side;
  readonly across: Side;
  readonly turn: Turned;
  readonly place: number;
  readonly isNewer: boolean;
}

function findTurned(comparison: Comparison, turns: Turns): Found[] {
  const { older, newer } = comparison;
  const [before, after] = [turnsOf(older, turns), turnsOf(newer, turns)];
  const find = (own: readonly Turned[], other: readonly Turned[], isNewer: boolean) => {
    const [side, across] = isNewer ? [newer, older] : [older, newer];
    return own.flatMap((turn): Found[] => {
      const place =
        findGap(comparison, turn.at, isNewer) ?? findPlain(comparison, turn, { own, other, isNewer });
      return place === undefined ? [] : [{ side, across, turn, place, isNewer }];
    });
  };
  return [...find(before, after, false), ...find(after, before, true)];
}

function turnsOf(side: Side, turns: Turns): Turned[] {
  return side.tokens.flatMap(({ isSign }, at) => {
    if (isSign || !turns(side, at)) return [];
    const reach = reachOf(side, at, turns);
    const isNear = reach[0] !== undefined && reach[0] <= at + factLimits.maxTokensToHead;
    return [{ at, head: isNear ? reach[0]! : -1, reach }];
  });
}

/** Finds the word after which the other side lacks nothing but the word that turns: the plainest change there is. */
function findGap(
  { changes, newer, older, partners }: Comparison,
  at: number,
  isNewer: boolean,
): number | undefined {
  const change = changes.find(([startX, , startY]) => at === (isNewer ? startY : startX));
  if (change === undefined) return undefined;
  const [startX, endX, startY, endY] = change;
  const [own, other] = isNewer ? [endY - startY, endX - startX] : [endX - startX, endY - startY];
  if (own !== 1 || other !== 0) return undefined;
  // The words around are the same on either side, or chance put the gap there.
  const isKept = (step: number) => {
    const [left, right] = step < 0 ? [startX + step, startY + step] : [endX + step, endY + step];
    return (
      (left < 0 && right < 0) ||
      (left >= older.tokens.length && right >= newer.tokens.length) ||
      partners[left] === right
    );
  };
  if (![-2, -1, 0, 1].every(isKept)) return undefined;
  const place = isNewer ? startX : startY;
  return place < (isNewer ? older : newer).tokens.length ? place : undefined;
}

// They stand before a verb or after it, and turn nothing.
const looseWords = /^(?:next|then|now|soon|later|also|still|again)$/;

// Words between a denial and what it denies; a question or another clause ends its reach.
const clauseEnd = /^(?:what|who|whom|which|whether|that|because|but|how|why|where|when|while|said|says|say)$/;

/** Lists the words with a meaning that a word can turn, in its clause, nearest first. */
function reachOf(side: Side, at: number, turns: Turns): number[] {
  const { text, tokens } = side;
  const reach: number[] = [];
  for (let index = at + 1; index < tokens.length && index <= at + factLimits.maxTokensTurned; index++) {
    const gap = text.slice(tokens[index - 1]!.charSpan[1], tokens[index]!.charSpan[0]);
    const { norm, isSign } = tokens[index]!;
    if (/[.;:!?,|–—()"“”«»]/.test(gap) || clauseEnd.test(norm)) break;
    if (!isSign && !functionWords.has(norm) && !looseWords.test(norm) && !turns(side, index))
      reach.push(index);
  }
  return reach;
}

/** Finds where the other side plainly says what a word turns, about the same thing. */
function findPlain(
  comparison: Comparison,
  { head }: Turned,
  {
    own,
    other,
    isNewer,
  }: { readonly own: readonly Turned[]; readonly other: readonly Turned[]; readonly isNewer: boolean },
): number | undefined {
  const [side, across] = isNewer
    ? [comparison.newer, comparison.older]
    : [comparison.older, comparison.newer];
  if (head === -1) return undefined;
  const word = verbStem(side.tokens[head]!.norm);
  const isWord = ({ tokens }: Side, index: number) => verbStem(tokens[index]!.norm) === word;
  const countIn = (sideOf: Side, turns: readonly Turned[]) =>
    turns.filter((turn) => turn.reach.some((index) => isWord(sideOf, index))).length;
  const plainIn = (sideOf: Side, turns: readonly Turned[]) =>
    [...sideOf.tokens.keys()].filter(
      (index) => isWord(sideOf, index) && !turns.some((turn) => turn.reach.includes(index)),
    );
  const plain = plainIn(across, other);
  if (countIn(side, own) <= countIn(across, other) || plain.length <= plainIn(side, own).length)
    return undefined;
  return plain.find((place) => {
    const [left, right] = isNewer ? [place, head] : [head, place];
    const { share, shared } = contextLikeness(comparison, [left, left + 1], [right, right + 1]);
    return share >= factLimits.minContextShare && shared > 0;
  });
}

/** Strips what inflects a verb: "flip", "flips", "flipped"; "win" and "won". */
function verbStem(norm: string): string {
  const regular = irregularVerbs.get(norm) ?? norm;
  if (!/^[a-z]{4,}$/.test(regular)) return stem(regular);
  return regular.replace(/(?:ing|ed|es|s|e)$/, '').replace(/([bdgmnprt])\1$/, '$1');
}
