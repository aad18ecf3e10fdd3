/** Lists what desks of one language write in two ways: spellings of English, short and long units, signs of share. */

/** Endings and words that British English spells otherwise than American English: what one gives is compared as the other. */
export const britishSpellings: readonly (readonly [british: RegExp, american: string])[] = [
  [/^(.{3,})our(s|ed|ing|al|able|ful|ite|ites|er|ers)?$/, '$1or$2'],
  [/^(.{2,})tre(s|d)?$/, '$1ter$2'],
  [/^(.{3,})is(e|ed|es|ing|ation|ations|er|ers)$/, '$1iz$2'],
  [/^(.{3,})ys(e|ed|es|ing)$/, '$1yz$2'],
  [/^(.*[aeiouy].*[aeo])ll(ed|ing|er|ers)$/, '$1l$2'],
  [/^(.*)programme(s?)$/, '$1program$2'],
  [/^(def|off|lic|pret)ence(s?)$/, '$1ense$2'],
  [/^(.{3,})ogue(s?)$/, '$1og$2'],
  [/^grey(s|ed|ing)?$/, 'gray$1'],
];

/** Units and shares in the form in which they are compared, by the other forms. */
export const writtenUnits: ReadonlyMap<string, string> = new Map([
  ['kilometer', 'km'],
  ['kilometers', 'km'],
  ['kilometre', 'km'],
  ['kilometres', 'km'],
  ['километра', 'км'],
  ['километров', 'км'],
  ['pct', 'percent'],
  ['mn', 'million'],
  ['mln', 'million'],
  ['bn', 'billion'],
  ['bln', 'billion'],
  ['tn', 'trillion'],
  ['млн', 'миллионов'],
  ['млрд', 'миллиардов'],
]);

/** Letters behind a figure that stand for a scale: "340m". */
export const gluedScales: ReadonlyMap<string, string> = new Map([
  ['m', 'million'],
  ['mn', 'million'],
  ['mln', 'million'],
  ['bn', 'billion'],
  ['tn', 'trillion'],
  ['km', 'km'],
]);
