/** What a source says of its language in, the language alone out: `pt` of `pt-BR`, `sr` of `srp`. */
import { RecentTexts } from '../base/recent-texts.js';

// A collection has a few; a text that means harm may name as many as it likes.
const known = new RecentTexts<string | null>(64);
// Undetermined, several, none.
const noLanguage: ReadonlySet<string> = new Set(['und', 'mul', 'zxx']);

/** Null where the tag is none (BCP 47). */
export function primaryLanguage(tag: string | undefined): string | null {
  if (tag === undefined) return null;
  let language = known.get(tag);
  if (language === undefined) {
    language = read(tag);
    known.set(tag, language);
  }
  return language;
}

function read(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag.trim().replaceAll('_', '-'));
    // Longer ones are allowed and not in use: a name stands there.
    return language.length > 3 || noLanguage.has(language) ? null : language;
  } catch {
    return null;
  }
}

type ToldLanguages = readonly [ofA: string | null, ofB: string | null];

/** As evidence: nothing where both say the same, or nothing. */
export function compareLanguages(
  ofA: string | null,
  ofB: string | null,
): { readonly languages?: ToldLanguages } {
  return ofA === ofB ? {} : { languages: [ofA, ofB] };
}

/** Whether both say one, and not the same. */
export function areOfTwoLanguages(languages: ToldLanguages | undefined): boolean {
  return languages !== undefined && languages[0] !== null && languages[1] !== null;
}
