/**
 * Gathers texts into carriers: what one outlet made of the text in one report, its revisions oldest first. Reads in their
 * credits which agencies and which outlets of the group they name.
 */
import { groupBy } from '../../base/group-by.js';
import { normalizeToken, tokenize } from '../../text/tokens.js';
import { agencies, datelineShape } from '../../text/words/cues.js';
import type { ReadText } from './read-text.js';

export interface GatheredCarrier {
  /** Oldest first. */
  readonly texts: readonly ReadText[];
  readonly outlet: string | null;
  /** Words of its name; empty where nobody names it. */
  readonly name: string;
  /** Names that each of its texts credits, but for its own, as words. */
  readonly credited: readonly ReadonlySet<string>[];
  /** How the names that it credits are written, by their words. */
  readonly written: ReadonlyMap<string, string>;
}

/** Carriers in order of time, those without one last; then by document. */
export function gatherCarriers(texts: readonly ReadText[]): readonly GatheredCarrier[] {
  const groups = groupBy(texts, ({ source: { report, outlet, id } }) =>
    report === null ? `d ${id}` : `r ${report} ${outlet ?? ''}`,
  );
  const outlets = new Map(
    texts
      .map(({ source: { outlet } }) => [nameOf(outlet), outlet ?? ''] as const)
      .filter(([name]) => name !== ''),
  );
  return [...groups.values()]
    .map((own) => gather([...own].sort(byRevision), outlets))
    .sort((left, right) => timeOf(left) - timeOf(right) || byId(left.texts[0]!, right.texts[0]!));
}

function gather(texts: readonly ReadText[], outlets: ReadonlyMap<string, string>): GatheredCarrier {
  const { outlet } = texts[0]!.source;
  const name = nameOf(outlet);
  const written = new Map<string, string>();
  const credited = texts.map((text) => {
    const names = findNames(text, outlets);
    names.delete(name);
    for (const [words, form] of names) written.set(words, form);
    return new Set(names.keys());
  });
  return { texts, outlet, name, credited, written };
}

const byRevision = (left: ReadText, right: ReadText) =>
  left.source.revision - right.source.revision || byId(left, right);

function byId(left: ReadText, right: ReadText): number {
  if (left.source.id === right.source.id) return 0;
  return left.source.id < right.source.id ? -1 : 1;
}

function timeOf({ texts }: GatheredCarrier): number {
  return texts[0]!.time?.[0] ?? Number.MAX_SAFE_INTEGER;
}

const agencyNames = new Map(
  agencies.map((form) => [wordsOf(form, false), { name: wordsOf(form, true), form }]),
);

const agencyKeys = new Set([...agencyNames.values()].map(({ name }) => name));

/** Whether a name, as words, is that of an agency. */
export function isAgency(name: string): boolean {
  return agencyKeys.has(name);
}

/** Finds names in the lines of credit, as words and as they are written: agencies as they write themselves, outlets in any case. */
function findNames({ rawLines }: ReadText, outlets: ReadonlyMap<string, string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of rawLines) {
    const [own, folded] = [` ${wordsOf(line, false)} `, ` ${wordsOf(line, true)} `];
    for (const [words, { name, form }] of agencyNames) if (own.includes(` ${words} `)) names.set(name, form);
    for (const [name, outlet] of outlets) if (folded.includes(` ${name} `)) names.set(name, outlet);
    const agency = line.match(datelineShape)?.groups?.['agency'];
    if (agency !== undefined) names.set(wordsOf(agency, true), agency);
  }
  return names;
}

/** The words of a name, parted by blanks; folded, as they are compared. */
function wordsOf(text: string, isFolded: boolean): string {
  return tokenize(text)
    .map(({ charSpan }) => {
      const word = text.slice(...charSpan);
      return isFolded ? normalizeToken(word) : word;
    })
    .join(' ');
}

/** The words of an outlet's name; of a host, the label that it is known by. */
function nameOf(outlet: string | null): string {
  if (outlet === null) return '';
  const host = outlet.match(/^(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/iu)?.[1];
  if (host === undefined) return wordsOf(outlet, true);
  const labels = host.toLowerCase().split('.').slice(0, -1);
  return labels.reduce((longest, label) => (label.length > longest.length ? label : longest), '');
}
