/** Compares what two bodies do not share: their content words outside of shared runs, and the names among them. */
import { type Profile, tokenFlags } from '../../model/profile.js';
import type { BodyWords } from '../evidence/body-words.js';
import { isName } from '../evidence/replacements.js';
import type { Coverage } from './coverage.js';

/** One of the two bodies. */
export interface ComparedBody {
  readonly body: Pick<Profile, 'tokens' | 'flags'>;
  readonly words: BodyWords;
  readonly covered: Coverage;
}

// Fewer words, or names, say nothing by being alike.
const fewestWords = 4;
const fewestNames = 2;

const [word, name] = [1, 2];

/** Likeness of the rests: containment of the smaller; null where one has too little left. `partners` by pairWords(). */
export function compareRest(
  a: ComparedBody,
  b: ComparedBody,
  partners: Uint32Array,
): { readonly words: number | null; readonly names: number | null } {
  marksOfA = mark(a, marksOfA);
  marksOfB = mark(b, marksOfB);
  const [wordsOfA, namesOfA] = count(marksOfA, a.words.tokens.length);
  const [wordsOfB, namesOfB] = count(marksOfB, b.words.tokens.length);
  let words = 0;
  let names = 0;
  const { length } = a.words.tokens;
  for (let number = 0; number < length; number++) {
    const partner = partners[number]!;
    const both = partner === 0 ? 0 : marksOfA[number]! & marksOfB[partner - 1]!;
    if ((both & word) !== 0) words++;
    if ((both & name) !== 0) names++;
  }
  const least = Math.min(wordsOfA, wordsOfB);
  const leastNames = Math.min(namesOfA, namesOfB);
  return {
    words: least >= fewestWords ? words / least : null,
    names: leastNames >= fewestNames ? names / leastNames : null,
  };
}

let marksOfA = new Uint8Array(1024);
let marksOfB = new Uint8Array(1024);

/** Marks each word, by its number, that stands outside of shared runs, and whether it is a name there. */
function mark({ body: { flags }, words, covered }: ComparedBody, room: Uint8Array<ArrayBuffer>) {
  const { length } = words.tokens;
  const marks = room.length < length ? new Uint8Array(2 * length) : room.fill(0, 0, length);
  const { numbers } = words;
  for (let place = 0; place < numbers.length; place++) {
    const flag = flags[place]!;
    if (covered.has(place) || (flag & tokenFlags.common) !== 0) continue;
    marks[numbers[place]!]! |= isName(flag) ? word | name : word;
  }
  return marks;
}

function count(marks: Uint8Array, length: number): readonly [words: number, names: number] {
  let words = 0;
  let names = 0;
  for (let number = 0; number < length; number++) {
    if ((marks[number]! & word) !== 0) words++;
    if ((marks[number]! & name) !== 0) names++;
  }
  return [words, names];
}
