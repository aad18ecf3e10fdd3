/**
 * Reduces words to what tells them apart where a spelling may differ: no accents, no points, no possessive; and a whole
 * text to its letters, so that a name is found in it although a space before or after it was lost.
 */

/** Strips accents and points: "Moïse" and "Moise", "u.s" and "us" are one. */
export function plainWord(norm: string): string {
  if (/^[a-z0-9]*$/.test(norm)) return norm;
  return norm
    .replace(/'s$/, '')
    .normalize('NFD')
    .replace(/[\p{Mn}.']/gu, '')
    .normalize('NFC');
}

/** Strips all but letters and digits. */
export function squash(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’ʼ]s(?![\p{L}\p{N}])/gu, '')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .normalize('NFC');
}

// Two at least: of "it's" the last letter is none of the text's.
const plainLetters = /^[a-z0-9]{2,}$/;

/** Makes the look-up whether a text has these letters, squashed, in a row. */
export function openLetters(text: string): (letters: string) => boolean {
  let small: string | undefined;
  let squashed: string | undefined;
  return (letters) => {
    // Nothing is taken out of the middle of a word: what stands there needs no look at all letters.
    small ??= text.toLowerCase();
    if (plainLetters.test(letters) && small.includes(letters)) return true;
    squashed ??= squash(text);
    return squashed.includes(letters);
  };
}

/** Tells whether a text has a word in just these letters, small and capital ones apart. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + word.length);
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
