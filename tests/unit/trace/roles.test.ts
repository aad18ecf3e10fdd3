/** Tells what threads are for. */
import { expect, test } from 'vitest';
import { listThreads, type PlainText, traceTexts } from '../../arbitraries/traced-texts.js';
import { bodies, daily, ferry } from './texts.js';

/** The first thread of texts. */
function first(plain: readonly PlainText[]) {
  return listThreads(traceTexts(plain))[0]!;
}

const words = '“We never promised that the harbour would open before the summer, and nobody asked us to,”';
const gauge = (height: number, wind: number, day: string, ships: number) =>
  `Water stood ${height} centimetres above zero at the gauge of Alder on ${day}, the wind blew with ${wind} knots from the west, and ${ships} ships passed the lock.`;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'];
const gauges = days.map((day, at) => gauge(310 + 17 * at, 12 + 3 * at, day, 40 + 7 * at));
const fund = (crowns: string) =>
  `The fund has paid out ${crowns} crowns to families of fishermen who lost their boats in the storm of that autumn.`;

/** Each of the texts in a report of its own, which says something else, too. */
const withBodies = (texts: readonly string[]) =>
  daily(...texts.map((text, at) => [text, bodies[2 * at]!, bodies[2 * at + 1]!]));

test.each([
  { name: 'one report has it', texts: daily([ferry, bodies[0]]), role: 'body' },
  { name: 'reports of other things have it', texts: withBodies([ferry, ferry]), role: 'background' },
  {
    name: 'two reports are one text',
    texts: daily([ferry, bodies[0], bodies[1]], [ferry, bodies[0], bodies[1]]),
    role: 'body',
  },
  {
    name: 'seven reports are one text',
    texts: daily(...Array.from({ length: 7 }, () => [ferry, bodies[0], bodies[1]])).map((text, at) => ({
      ...text,
      outlet: `Paper ${at}`,
    })),
    role: 'background',
  },
  {
    name: 'revisions of one report have it',
    texts: daily([ferry, bodies[0]], [ferry, bodies[0]]).map((text) => ({ ...text, report: 'r' })),
    role: 'body',
  },
  {
    name: 'revisions of one report have it, which have nothing else in common',
    texts: withBodies([ferry, ferry]).map((text) => ({ ...text, report: 'r' })),
    role: 'body',
  },
  {
    name: 'two reports are one text, in three revisions each',
    texts: daily(...Array.from({ length: 6 }, () => [ferry, bodies[0], bodies[1]])).map((text, at) => ({
      ...text,
      report: at < 3 ? 'r' : 'q',
    })),
    role: 'body',
  },
  { name: 'most of it is quoted', texts: withBodies([`${words} said Lena Strand.`]), role: 'quotation' },
  { name: 'a few words are quoted', texts: withBodies([ferry.replace('closed', '“closed”')]), role: 'body' },
  {
    name: 'others quote it, too',
    texts: withBodies([`${words} said Lena Strand.`, `${words} Strand said.`]),
    role: 'quotation',
  },
  {
    name: 'anyone may write it',
    texts: withBodies(Array(2).fill('Nobody was hurt in the accident there.')),
    role: 'form',
  },
  {
    name: 'it is short, and names a place',
    texts: withBodies(Array(2).fill('Nobody was hurt in the accident in Alder.')),
    role: 'background',
  },
  { name: 'it is filled in each time', texts: withBodies(gauges), role: 'form' },
  { name: 'it was filled in for two', texts: withBodies(gauges.slice(0, 2)), role: 'background' },
  {
    name: 'it comes again unfilled',
    texts: withBodies([gauges[0]!, gauges[0]!, gauges[0]!, gauges[1]!]),
    role: 'background',
  },
  {
    name: 'its one figure is in another notation',
    texts: withBodies(['12,000', '12 000', '12.000', '12000'].map(fund)),
    role: 'background',
  },
])('$name: $role', ({ texts, role }) => {
  expect(first(texts.map((text) => ({ outlet: `Paper ${text.id}`, ...text }))).role).toBe(role);
});

test.each([
  ['said Lena Strand.', 'Lena Strand'],
  ['said Minister Lena Strand.', 'Minister Lena Strand'],
  ['Strand said.', 'Strand'],
  ['he said.', undefined],
  ['They said.', undefined],
  ['the minister said.', undefined],
])('who is quoted: %s', (behind, speaker) => {
  const found = first(daily([`${words} ${behind}`, bodies[0]]));
  expect([found.role, found.speaker]).toEqual(['quotation', speaker]);
});

test('the speaker is told by the first reading that names one', () => {
  const texts = withBodies([`${words} she said.`, `${words} said Lena Strand.`]);
  expect(first(texts).speaker).toBe('Lena Strand');
});

test.each([
  ['TIDES AND WEATHER AROUND ALDER TODAY', 'boilerplate'],
  ['Ferry stays in port after the gale', 'boilerplate'],
  ['Film club on Thursday in Brook', 'form'],
  ['Lena Strand wrote this on her page:', 'form'],
  ['The ferry stays in port at Alder.', 'background'],
])('a line that two have below other reports: %s is %s', (line, role) => {
  const texts = daily([...bodies.slice(0, 4), line], [...bodies.slice(4, 8), line], [bodies[8]]).map(
    (text) => ({
      ...text,
      outlet: `Paper ${text.id}`,
      title: text.id === 'c' ? 'Ferry stays in port after the gale' : text.id,
    }),
  );
  expect(listThreads(traceTexts(texts)).find(({ readings }) => readings[0] === line)!.role).toBe(role);
});
