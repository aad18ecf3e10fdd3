/** Spells out characters that cannot be seen where a text is shown on one line: they would steer a terminal, break or turn the line. */

/** Matches a control character, a line end, a mark of direction, a joiner, what is no character, half of a surrogate pair. */
export const unseen =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Surrogate}/gu;

const shortForms: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Returns `text` with each of them as JSON writes it: a tab is `\t`, half of a surrogate pair `\ud800`. */
export function spellUnseen(text: string): string {
  return text.replace(
    unseen,
    (character) => shortForms[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
