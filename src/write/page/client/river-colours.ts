/** Sorts reports into the kinds that the river shows by its colours, or keeps apart in its lanes. */
import type { MarkTable } from '../atlas/read-marks.js';
import type { AtlasData } from '../atlas/shape.js';

/** How reports are told apart: the names of the kinds, and for each report the number of its kind. */
export interface Sorting {
  readonly name: string;
  readonly kinds: readonly string[];
  /** Custom properties of the style sheet, one a kind. */
  readonly colours: readonly string[];
  readonly of: Uint8Array;
}

// More names than these share a colour, and a lane.
const mostNames = 7;

/** All ways to tell the reports of a run apart, the most telling first. */
export function sortings(data: AtlasData, marks: MarkTable): Sorting[] {
  const { hasFigures, outlets, languages } = data;
  const byOutlet = named('outlet', outlets, marks, (at) =>
    marks.outletStarts[at]! < marks.outletStarts[at + 1]! ? marks.outlets[marks.outletStarts[at]!]! : -1,
  );
  const byLanguage = named('language', languages, marks, (at) => marks.languages[at]! - 1);
  return [
    ...(hasFigures ? [byChange(marks), byRewriting(marks)] : []),
    byRevisions(marks),
    ...(outlets.length > 1 ? [byOutlet] : []),
    ...(languages.length > 1 ? [byLanguage] : []),
  ];
}

function sortAll(marks: MarkTable, sorting: Omit<Sorting, 'of'>, kindOf: (at: number) => number): Sorting {
  return { ...sorting, of: Uint8Array.from({ length: marks.count }, (_, at) => kindOf(at)) };
}

function byChange(marks: MarkTable): Sorting {
  const { withdrawn, corrections, grave, middling, slight } = marks;
  return sortAll(
    marks,
    {
      name: 'what changed',
      kinds: ['no fact', 'a fact', 'a number, name or quote', 'corrected', 'withdrawn'],
      colours: ['--still', '--fact', '--grave', '--corrected', '--withdrawn'],
    },
    (at) => {
      if (withdrawn[at]! > 0) return 4;
      if (corrections[at]! > 0) return 3;
      if (grave[at]! > 0) return 2;
      return middling[at]! + slight[at]! > 0 ? 1 : 0;
    },
  );
}

function byRewriting(marks: MarkTable): Sorting {
  const shades = ['--shade1', '--shade2', '--shade3', '--shade4', '--shade5'];
  return sortAll(
    marks,
    {
      name: 'share rewritten',
      kinds: ['nothing', 'under a tenth', 'under a quarter', 'under half', 'half and more', 'not known'],
      colours: [...shades, '--none'],
    },
    (at) => {
      const share = marks.rewritten[at]! - 1;
      return share < 0 ? 5 : [1, 10, 25, 50, 101].findIndex((limit) => share < limit);
    },
  );
}

function byRevisions({ documents, ...marks }: MarkTable): Sorting {
  return sortAll(
    { documents, ...marks },
    {
      name: 'revisions',
      kinds: ['2', '3', '4 to 5', '6 to 9', '10 and more'],
      colours: ['--shade1', '--shade2', '--shade3', '--shade4', '--shade5'],
    },
    (at) => [2, 3, 5, 9, Number.POSITIVE_INFINITY].findIndex((most) => documents[at]! <= most),
  );
}

/** The most frequent names have a kind each; the others share one, and those without a name another. */
function named(
  name: string,
  names: readonly string[],
  marks: MarkTable,
  numberOf: (at: number) => number,
): Sorting {
  const shown = names.slice(0, names.length === mostNames + 1 ? mostNames + 1 : mostNames);
  const hasOthers = names.length > shown.length;
  let hasNone = false;
  for (let at = 0; at < marks.count; at++) hasNone ||= numberOf(at) < 0;
  const others = shown.length;
  const none = others + Number(hasOthers);
  return sortAll(
    marks,
    {
      name,
      kinds: [
        ...shown,
        ...(hasOthers ? [`${names.length - others} others`] : []),
        ...(hasNone ? ['not named'] : []),
      ],
      colours: [
        ...shown.map((_, at) => `--hue${at + 1}`),
        ...(hasOthers ? ['--others'] : []),
        ...(hasNone ? ['--none'] : []),
      ],
    },
    (at) => {
      const number = numberOf(at);
      if (number < 0) return none;
      return number < others ? number : others;
    },
  );
}
