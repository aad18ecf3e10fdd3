/**
 * Reads the language out of a language tag (`pt` of `pt-BR`, `sr` of `srp`), so that two documents of one
 * language compare equal whichever region or length their sources write.
 */
import { RecentTexts } from '../base/recent-texts.js';

// A collection has a few tags; hostile input may have any number, so that only the latest are kept.
const known = new RecentTexts<string | null>(64);
// Undetermined, several, none.
const noLanguage: ReadonlySet<string> = new Set(['und', 'mul', 'zxx']);

/** Returns the primary language of a BCP 47 tag; null where it is none. */
export function primaryLanguage(tag: string | undefined): string | null {
  if (tag === undefined) return null;
  let language = known.get(tag);
  if (language === undefined) {
    language = parseTag(tag);
    known.set(tag, language);
  }
  return language;
}

function parseTag(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag.trim().replaceAll('_', '-'));
    // The standard allows longer languages and lists none: it is a name.
    return language.length > 3 || noLanguage.has(language) ? null : language;
  } catch {
    return null;
  }
}

type SourceLanguages = readonly [ofA: string | null, ofB: string | null];

/** Records the languages of two documents as evidence where they differ. */
export function compareLanguages(
  ofA: string | null,
  ofB: string | null,
): { readonly languages?: SourceLanguages } {
  return ofA === ofB ? {} : { languages: [ofA, ofB] };
}

/** Tells whether both sources name a language, and not the same one. */
export function areOfTwoLanguages(languages: SourceLanguages | undefined): boolean {
  return languages !== undefined && languages[0] !== null && languages[1] !== null;
}
