/** Says in plain words where else a paragraph stands, and where it was first. Every output for people uses these words. */
import type { Edition, EditionBlock, EditionParagraph } from '../model/edition.js';
import type { ThreadNote } from '../model/thread.js';
import { counted, dateWords } from './page/words.js';

// Characters of a headline that are enough to know it by.
const headlineLength = 80;

/** "Background, first seen in “Ferry stays in port”, Harbour Post, 2026-03-01; in 14 other reports"; null where no other has it. */
export function threadWords(
  { thread, state }: Pick<EditionBlock | EditionParagraph, 'thread' | 'state'>,
  report: Edition['id'],
): string | null {
  if (thread === undefined) return null;
  const words = [roleWords(thread), firstWords(thread, report)].filter((part) => part !== '').join(', ');
  const told = [words, ...countWords(thread, state)].join('; ');
  return told.charAt(0).toUpperCase() + told.slice(1);
}

const roleNames: Readonly<Record<ThreadNote['role'], string>> = {
  body: '',
  background: 'background',
  quotation: 'quotation',
  boilerplate: 'boilerplate of the outlet',
  form: 'form that is filled in again and again',
};

function roleWords({ role }: ThreadNote): string {
  return roleNames[role];
}

function firstWords({ role, first }: ThreadNote, report: Edition['id']): string {
  if (first === undefined) return role === 'form' ? '' : 'dates do not tell where it was first';
  if (first.report === report) return `first seen in this report${dateWords(first.date)}`;
  const name = first.headline === null ? first.document : `“${shorten(first.headline)}”`;
  return `first seen in ${name}${first.outlet === null ? '' : `, ${first.outlet}`}${dateWords(first.date)}`;
}

function countWords({ others, standing, replaced }: ThreadNote, state: EditionBlock['state']): string[] {
  if (others === undefined || standing === undefined) return [];
  const carried =
    state === 'current'
      ? `in ${counted(others, 'other report')}`
      : standing === 0
        ? 'in no other report any more'
        : `still in ${counted(standing, 'other report')}`;
  const old =
    replaced === undefined
      ? []
      : [
          `${counted(replaced, 'other report')} still ${replaced === 1 ? 'has' : 'have'} words that were replaced here`,
        ];
  return [carried, ...old];
}

function shorten(headline: string): string {
  if (headline.length <= headlineLength) return headline;
  const cut = headline.slice(0, headlineLength).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  // Words stay whole, where there are any.
  return `${space > headlineLength / 2 ? cut.slice(0, space) : cut} …`;
}
