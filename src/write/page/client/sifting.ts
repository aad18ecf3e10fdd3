/** Reads the filters of the reports and the field that finds them, and shows those alone that can sift something. */

import { type Found, lookUp } from '../atlas/look-up.js';
import type { MarkTable } from '../atlas/read-marks.js';
import { readRows } from '../atlas/read-rows.js';
import type { AtlasData } from '../atlas/shape.js';
import { type HeadsPart, type RowsPart, reportsInPart, type WordsPart } from '../atlas/shape.js';
import { type Choices, sift } from '../atlas/sift.js';
import { byId } from './dom.js';
import { loadHeads, loadPart } from './parts.js';

const minutesInDay = 1440;
const choice = (id: string) => byId<HTMLSelectElement>(id).value;
const isChecked = (id: string) => byId<HTMLInputElement>(id).checked;

/** What was found, and what has to be said to it. */
export interface Sifted {
  /** 1 for each report that passes. */
  readonly passed: Uint8Array;
  readonly note: string;
}

/** Fills the filters, and hides those that the run gives no reason for. */
export function offerFilters(data: AtlasData, marks: MarkTable): void {
  const { hasFigures, outlets, languages } = data;
  const some = (column: Uint32Array) => column.some((value) => value > 0);
  const show = (id: string, isUseful: boolean) => {
    byId(`${id}label`).hidden = !isUseful;
  };
  const isFew = marks.count < 2;
  show('facts', hasFigures && !isFew);
  show('rewritten', hasFigures && !isFew);
  show('corrected', some(marks.corrections));
  show('withdrawn', some(marks.withdrawn));
  show('outlet', outlets.length > 1);
  show('language', languages.length > 1);
  for (const id of ['from', 'to']) show(id, marks.dated > 1);
  for (const [id, names] of [
    ['outlet', outlets],
    ['language', languages],
  ] as const)
    byId<HTMLSelectElement>(id).replaceChildren(
      new Option('any', ''),
      ...names.map((name, at) => new Option(name, String(at))),
    );
  byId('reset').addEventListener('click', clearFilters);
}

/** Sets all filters back, and tells the page that they changed. */
function clearFilters(): void {
  for (const field of byId('sift').querySelectorAll<HTMLInputElement | HTMLSelectElement>('select,input')) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = false;
    else field.value = '';
  }
  byId('sift').dispatchEvent(new Event('change', { bubbles: true }));
}

/** Sifts by all filters and by what stands in the field. */
export async function siftReports(data: AtlasData, marks: MarkTable, query: string): Promise<Sifted> {
  const { found, note } = query === '' ? { found: null, note: '' } : await find(data, marks, query);
  const choices = readChoices(found);
  const { found: _, ...filters } = choices;
  byId('reset').hidden = Object.values(filters).every(
    (value) => value === null || value === '' || value === false,
  );
  return { passed: sift(marks, choices), note };
}

function readChoices(found: Uint8Array | null): Choices {
  const number = (id: string) => (choice(id) === '' ? null : Number(choice(id)));
  const day = (id: string) => {
    const { value } = byId<HTMLInputElement>(id);
    return value === '' ? null : Date.parse(`${value}T00:00:00Z`) / 60_000;
  };
  const to = day('to');
  return {
    // The options of the page are these.
    facts: choice('facts') as Choices['facts'],
    rewritten: number('rewritten'),
    outlet: number('outlet'),
    language: number('language'),
    from: day('from'),
    // The last day counts whole.
    to: to === null ? null : to + minutesInDay,
    isCorrected: isChecked('corrected'),
    isWithdrawn: isChecked('withdrawn'),
    found,
  };
}

/** Words first; where nothing has them all, what stands in a headline or in the name of a file. */
async function find(
  { words }: AtlasData,
  marks: MarkTable,
  query: string,
): Promise<{ readonly found: Uint8Array; readonly note: string }> {
  if (words !== null) {
    const found = await lookUp(query, words, marks.count, (part) => loadPart<WordsPart>(`words-${part}`));
    const note = found === null ? '' : noteOf(found);
    if (found?.reports.includes(1)) return { found: found.reports, note };
  }
  const found = await findInNames(marks.count, query.toLowerCase());
  return { found, note: '' };
}

// More words than these nobody reads.
const mostNamed = 5;

function noteOf({ common, partial }: Found): string {
  const name = (words: readonly string[]) =>
    `${words.slice(0, mostNamed).join(', ')}${words.length > mostNamed ? ' …' : ''}`;
  return [
    common.length === 0 ? '' : ` Not looked up, since too many reports have it: ${name(common)}.`,
    partial.length === 0 ? '' : ` Looked up in headlines alone, for the same reason: ${name(partial)}.`,
  ].join('');
}

async function findInNames(count: number, wanted: string): Promise<Uint8Array> {
  const found = new Uint8Array(count);
  const parts = Array.from({ length: Math.ceil(count / reportsInPart) }, (_, at) => at);
  await Promise.all(
    parts.map(async (part) => {
      const [heads, rows] = await Promise.all([loadHeads(part), loadPart<RowsPart>(`rows-${part}`)]);
      for (const at of namesWith(heads, rows, wanted)) found[part * reportsInPart + at] = 1;
    }),
  );
  return found;
}

function namesWith({ titles }: HeadsPart, rows: RowsPart, wanted: string): number[] {
  return readRows(rows).flatMap(({ documents }, at) =>
    [titles[at]!, ...documents].some((name) => name.toLowerCase().includes(wanted)) ? [at] : [],
  );
}
