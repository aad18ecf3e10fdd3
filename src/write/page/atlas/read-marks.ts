/** Reads the columns of the atlas into tables of numbers, which the river draws from and the filters run through. */
import { Numbers } from './decode.js';
import type { MarkColumns } from './shape.js';

/** A number for each report, in the order of the atlas. Times are minutes since 1970; undated reports have none. */
export interface MarkTable {
  readonly count: number;
  /** The first so many have dates, in ascending order of the first. */
  readonly dated: number;
  /** Of all dated reports one after the other, and where each begins; one more at the end. */
  readonly times: Float64Array;
  readonly timeStarts: Uint32Array;
  /** Of dated reports. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly documents: Uint32Array;
  /** Numbers of outlets of all reports one after the other, and where each begins; one more at the end. */
  readonly outlets: Uint32Array;
  readonly outletStarts: Uint32Array;
  /** One more than the language's number; 0 for none. */
  readonly languages: Uint32Array;
  readonly slight: Uint32Array;
  readonly middling: Uint32Array;
  readonly grave: Uint32Array;
  readonly corrections: Uint32Array;
  readonly withdrawn: Uint32Array;
  /** One more than the hundredths that came in after the first revision; 0 where not known. */
  readonly rewritten: Uint32Array;
  readonly cohesion: Uint32Array;
  /** One more than the hundredths of the weakest link; 0 for none. */
  readonly weakest: Uint32Array;
}

export function readMarks(columns: MarkColumns): MarkTable {
  const { count, dated } = columns;
  const column = (packed: string) => {
    const numbers = new Numbers(packed);
    return Uint32Array.from({ length: count }, () => numbers.next());
  };
  const times: number[] = [];
  const timeStarts = new Uint32Array(dated + 1);
  const starts = new Float64Array(dated);
  const ends = new Float64Array(dated);
  const [distances, steps] = [new Numbers(columns.starts), new Numbers(columns.steps)];
  let start = columns.zero;
  for (let at = 0; at < dated; at++) {
    start += distances.next();
    timeStarts[at] = times.length;
    starts[at] = start;
    times.push(start);
    let time = start;
    for (let left = steps.next(); left > 0; left--) {
      time += steps.next();
      times.push(time);
    }
    ends[at] = time;
  }
  timeStarts[dated] = times.length;
  return {
    count,
    dated,
    times: Float64Array.from(times),
    timeStarts,
    starts,
    ends,
    documents: column(columns.documents),
    ...readLists(columns.outlets, count),
    languages: column(columns.languages),
    slight: column(columns.slight),
    middling: column(columns.middling),
    grave: column(columns.grave),
    corrections: column(columns.corrections),
    withdrawn: column(columns.withdrawn),
    rewritten: column(columns.rewritten),
    cohesion: column(columns.cohesion),
    weakest: column(columns.weakest),
  };
}

function readLists(packed: string, count: number): Pick<MarkTable, 'outlets' | 'outletStarts'> {
  const numbers = new Numbers(packed);
  const outlets: number[] = [];
  const outletStarts = new Uint32Array(count + 1);
  for (let at = 0; at < count; at++) {
    for (let left = numbers.next(); left > 0; left--) outlets.push(numbers.next());
    outletStarts[at + 1] = outlets.length;
  }
  return { outlets: Uint32Array.from(outlets), outletStarts };
}
