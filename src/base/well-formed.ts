/** Makes texts that UTF-8 can write. */

/**
 * Puts the replacement character for each half of a surrogate pair that stands alone, as writing the text to a file would:
 * no encoding has bytes for it. JSON writes it as an escape, so that what is written as JSON needs none of this.
 */
export function toWellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
