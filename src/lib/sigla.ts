/** The letters that name revisions in an edition: A … Z, then AA, AB, … */
export function siglumOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : siglumOf(Math.floor(index / 26) - 1) + letter;
}
