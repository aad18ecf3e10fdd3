/** Names the revisions of an edition by letters, A … Z, then AA, AB …, and writes and reads lists of them. */

/** Makes the siglum of an index. */
export function siglumOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : siglumOf(Math.floor(index / 26) - 1) + letter;
}

/** Finds the index of a siglum. Throws RangeError where it is none. */
export function indexOfSiglum(siglum: string): number {
  if (!/^[A-Z]{1,6}$/.test(siglum)) throw new RangeError(`Cannot find a revision: ${siglum} is no siglum`);
  let index = 0;
  for (const letter of siglum) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/**
 * Writes ascending indexes as ranges of sigla.
 *
 * @example
 * joinSigla([0, 1, 2, 7]) // 'A-C,H'
 */
export function joinSigla(indexes: readonly number[]): string {
  const ranges: string[] = [];
  for (let start = 0; start < indexes.length; ) {
    let end = start;
    while (indexes[end + 1] === indexes[end]! + 1) end++;
    const [first, last] = [siglumOf(indexes[start]!), siglumOf(indexes[end]!)];
    ranges.push(first === last ? first : `${first}-${last}`);
    start = end + 1;
  }
  return ranges.join(',');
}

/** Lists the indexes that ranges of sigla name, all below `limit`. Throws RangeError where one is not. */
export function splitSigla(sigla: string, limit: number): number[] {
  return sigla.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(indexOfSiglum);
    if (first === undefined || last === undefined || last < first || last >= limit)
      throw new RangeError(`Cannot find the revisions ${sigla}: the edition has ${limit}`);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}
