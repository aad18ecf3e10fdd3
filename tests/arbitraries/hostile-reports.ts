/** Makes reports of two revisions and a lookalike each, with a hostile string at places of their records. */
import { seededRandom } from '../../src/base/seeded-random.js';
import { allInOne, isLong, triedStrings } from './hostile-strings.js';

/** What of a record a string can fill; `path` is the name of the file. */
export const places = ['title', 'byline', 'id', 'path', 'url', 'date', 'publisher', 'field', 'body'] as const;
export type Place = (typeof places)[number];

/** A file of records, one a line. */
export interface HostileFile {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const syllables = 'ka lo mi ren sut va pol dre nim tor bel gas hin jor quil tem ar dis ont ul'.split(' ');
const small = 'the of and to in a that for on was with as by at from'.split(' ');

/** A report about things of its own: `number` is its seed. The string stands at `filled`; elsewhere are plain words. */
export function hostileReport(
  hostile: string,
  number: number,
  filled: readonly Place[] = places,
): HostileFile {
  const random = seededRandom(number + 1);
  const below = (count: number) => Math.floor(random() * count);
  const word = () => Array.from({ length: 2 + below(2) }, () => syllables[below(syllables.length)]!).join('');
  const name = () => word().replace(/^./, (letter) => letter.toUpperCase());
  const sentence = () =>
    `${name()} ${Array.from({ length: 14 + below(8) }, (_, at) => (at % 3 === 0 ? small[below(small.length)]! : word())).join(' ')}.`;
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  const at = (place: Place, plain: string) => (filled.includes(place) ? hostile : plain);
  const speaker = name();
  const [lead, middle, end] = [paragraph(), paragraph(), paragraph()];
  const said = `“${sentence().replace(/\.$/, '')} so ${word()} ${word()},” ${speaker} said.`;
  const told = sentence();
  const toll = (dead: number) => `${at('body', 'In the port')} ${told} The death toll is ${dead}.`;
  const texts = [
    [lead, toll(3), sentence(), middle, end, said],
    [`${lead} ${sentence()}`, at('body', 'So it was.'), toll(6), end, said, middle],
    // Shares a part with the others and leads with something else: a doubt.
    [paragraph(), end, paragraph(), said],
  ];
  const title = `${name()} ${word()} ${word()}`;
  const rows = texts.map((paragraphs, revision) => ({
    id: filled.includes('id') ? `${hostile} ${number}.${revision}` : `${number}.${revision}`,
    title: revision === 0 ? `${at('title', 'Former')} ${title}` : at('title', title),
    byline: at('byline', speaker),
    url: filled.includes('url') ? `${hostile}${number}` : `https://example.org/${number}`,
    date: filled.includes('date') && revision > 0 ? hostile : `2024-03-01T0${revision}:30:00Z`,
    publisher: at('publisher', 'Post'),
    [at('field', 'licence')]: at('field', 'free'),
    text: paragraphs.join('\n\n'),
  }));
  // What begins with a dot is hidden, and not read.
  const fileName = at('path', 'records')
    .replace(/^\.|[\0/]|\p{Surrogate}/gu, '_')
    .slice(0, 100);
  return { name: `${fileName} ${number}.jsonl`, rows };
}

/** All strings in one, in two reports: every note of an edition has the ids of its documents, and would grow with both. */
export const reportsOfAll: readonly [ids: HostileFile, bodies: HostileFile] = [
  hostileReport(
    allInOne,
    0,
    places.filter((place) => place !== 'body'),
  ),
  hostileReport(allInOne, 1, ['title', 'body']),
];

/** What a run tries: all strings in one, and single ones at all places and, if it is a long one, at each. */
export function triedReports(): readonly HostileFile[] {
  const filled = isLong ? [places, ...places.map((place) => [place])] : [places];
  const single = triedStrings.flatMap((text) => filled.map((own) => [text, own] as const));
  return [
    ...reportsOfAll,
    ...single.map(([text, own], at) => hostileReport(text, reportsOfAll.length + at, own)),
  ];
}
