/**
 * A command line in, the same with all that a repeated flag is given at its end: of repeated flags the parser
 * takes the last, which is right for every other one. Values are words like `key=value`.
 */
export function gatherRepeats(argv: readonly string[], flag: string): readonly string[] {
  const values: string[] = [];
  const others: string[] = [];
  let isOpen = false;
  for (const word of argv) {
    const isBegun = word === flag || word.startsWith(`${flag}=`);
    if (word.startsWith(`${flag}=`)) values.push(word.slice(flag.length + 1));
    else if (isOpen && /^[^-=][^=]*=/.test(word)) values.push(word);
    else if (word !== flag) others.push(word);
    isOpen = isBegun || (isOpen && values.at(-1) === word);
  }
  return values.length === 0 ? argv : [...others, flag, ...values];
}
