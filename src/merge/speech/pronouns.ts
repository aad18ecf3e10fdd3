/**
 * Finds whom "he" or "she" means: the subject nearest before it whom the pronoun fits. Sentences about "him" alone are
 * passed over, since they go on with the same person. Of two who fit equally, neither is taken.
 */
import type { Block } from '../../model/document.js';
import { speechLimits } from './limits.js';
import { listPeople, type Mention, type PeopleOfSentence } from './people.js';
import type { Named } from './speech-model.js';

/** Looks up whom pronouns mean in one revision. */
export class Pronouns {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  #people: readonly (readonly PeopleOfSentence[])[] | null = null;

  constructor(text: string, blocks: readonly Block[]) {
    this.#text = text;
    this.#blocks = blocks;
  }

  /** Finds whom the pronoun at `at` in a block means; null where nothing tells. */
  find(pronoun: 'he' | 'she', at: number, block: number): Named | null {
    this.#people ??= listPeople(this.#text, this.#blocks);
    const first = Math.max(0, block - speechLimits.maxPronounParagraphs);
    const before = this.#people
      .slice(first, block + 1)
      .flat()
      .filter(({ charSpan }) => charSpan[0] <= at);
    const [own, ...earlier] = before.reverse();
    if (own === undefined) return null;
    const isBefore = ({ charSpan }: Named) => charSpan[1] <= at;
    const ahead = choose(
      own.mentions.filter((mention) => mention.isSubject && isBefore(mention)),
      pronoun,
    );
    if (ahead !== undefined) return accept(ahead, pronoun);
    for (const sentence of earlier) {
      const found = choose(subjectsOf(sentence), pronoun);
      if (found !== undefined) return accept(found, pronoun);
      if (isAbout(sentence, pronoun, this.#text)) continue;
      // "One agent told them he": who "he" is there, is not said.
      if (hasPronoun(sentence, pronoun, isSubjectForm)) {
        if (opensUnnamed(sentence)) return null;
        continue;
      }
      // Somebody who is only spoken of may be meant, or not.
      if (
        choose(
          sentence.mentions.filter(({ isKnown }) => isKnown),
          pronoun,
        ) !== undefined
      )
        return null;
      const isRival = sentence.mentions.some(
        (one) => one.isKnown || one.isSubject || !isPlace(sentence, one),
      );
      if (isRival && hasPronoun(sentence, pronoun, isOtherForm)) return null;
    }
    return null;
  }

  /** Tells whether nothing in the text says that a surname goes with the other pronoun. */
  fits(pronoun: 'he' | 'she', surname: string): boolean {
    this.#people ??= listPeople(this.#text, this.#blocks);
    const lower = surname.toLowerCase();
    const genders = this.#people
      .flat()
      .flatMap(({ mentions }) => mentions.filter((mention) => mention.surname === lower))
      .map(({ gender }) => gender);
    return genders.length === 0 || genders.some((gender) => gender === null || gender === pronoun);
  }

  /** Tells whether a surname is a person's somewhere in the text. */
  isPerson(surname: string): boolean {
    this.#people ??= listPeople(this.#text, this.#blocks);
    const lower = surname.toLowerCase();
    return this.#people
      .flat()
      .some(({ mentions }) => mentions.some((mention) => mention.surname === lower && mention.isKnown));
  }

  /** Finds whom a block ends up speaking of: its last subject, by name or as "he"; null where nothing tells. */
  focusOf(block: number): Named | null {
    this.#people ??= listPeople(this.#text, this.#blocks);
    for (const sentence of this.#people[block]!.toReversed()) {
      const subjects = subjectsOf(sentence);
      const [first] = subjects;
      if (first !== undefined)
        return first.isKnown && subjects.every(({ surname }) => surname === first.surname) ? first : null;
      for (const pronoun of ['he', 'she'] as const) {
        const own = sentence.tokens.find(({ norm }) => isSubjectForm[pronoun].test(norm));
        if (own !== undefined) return this.find(pronoun, own.charSpan[0], block);
      }
    }
    return null;
  }
}

/** Takes a mention of somebody whom the pronoun is known to fit. */
function accept(found: Mention | null, pronoun: 'he' | 'she'): Named | null {
  return found?.gender === pronoun && found.isKnown ? { text: found.text, charSpan: found.charSpan } : null;
}

function subjectsOf({ mentions }: PeopleOfSentence): Mention[] {
  return mentions.filter(({ isSubject }) => isSubject);
}

/** Chooses the one person whom the pronoun fits: undefined where nobody is, null where two are. */
function choose(mentions: readonly Mention[], pronoun: 'he' | 'she'): Mention | null | undefined {
  const fitting = mentions.filter(({ gender }) => gender === null || gender === pronoun);
  const [first, ...others] = fitting;
  if (first === undefined) return undefined;
  return others.every(({ surname }) => surname === first.surname) ? first : null;
}

/** Tells "the birthplace of Nova Scotia" from "echoed by Fay Cockram", of two names that nothing else tells of. */
function isPlace({ tokens }: PeopleOfSentence, { charSpan, isKnown }: Mention): boolean {
  const before = tokens.findLast((token) => token.charSpan[1] <= charSpan[0]);
  return !isKnown && /^(?:in|of|to|from|at|across)$/.test(before?.norm ?? '');
}

/** Tells "One agent", "A woman" from a name. */
function opensUnnamed({ tokens }: PeopleOfSentence): boolean {
  return /^(?:an?|one|another|some)$/.test(tokens[0]?.norm ?? '');
}

/** Tells whether "he" opens a sentence, stands behind its lead, or is a tag's. */
function isAbout({ tokens }: PeopleOfSentence, pronoun: 'he' | 'she', text: string): boolean {
  return tokens.some(({ norm, charSpan }, index) => {
    if (!isSubjectForm[pronoun].test(norm)) return false;
    return index < 3 || /[,”"»–—]\s*$/.test(text.slice(Math.max(0, charSpan[0] - 4), charSpan[0]));
  });
}

const isSubjectForm = { he: /^he(?:'.+)?$/, she: /^she(?:'.+)?$/ };
const isOtherForm = { he: /^(?:him|his)$/, she: /^hers?$/ };

/** Tells whether a sentence has a form of the pronoun outside its quotations. */
function hasPronoun(
  { tokens }: PeopleOfSentence,
  pronoun: 'he' | 'she',
  forms: Readonly<Record<'he' | 'she', RegExp>>,
): boolean {
  return tokens.some(({ norm }) => forms[pronoun].test(norm));
}
