/** Tells forms by their wordings: what differs from one to the next is filled in. */
import { expect, test } from 'vitest';
import { isForm } from '../../../src/trace/forms.js';
import { readTexts } from '../../arbitraries/traced-texts.js';

/** Whether texts are the wordings of a form that so many reports carry. */
function isFormOf(texts: readonly string[], reports = texts.length): boolean {
  const { readings } = readTexts(texts.map((text, at) => ({ id: `d${at}`, paragraphs: [text] })));
  const wordings = [...new Set(readings.paragraphs().readings)];
  return isForm(wordings, reports, readings);
}

const gauge = (height: number, day: string, ships: number, end = 'passed the lock') =>
  `Water stood ${height} centimetres above zero at Alder on ${day}, and ${ships} ships ${end}.`;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'];
const gauges = days.map((day, at) => gauge(310 + at, day, 40 + at));
const exchange = (rate: number, day: string, dealers: number) =>
  `The crown was at ${rate} to the mark on ${day} after ${dealers} dealers had named their price.`;

test.each([
  { name: 'three places are filled in', texts: gauges, is: true },
  { name: 'two places are filled in', texts: days.map((day, at) => gauge(310, day, 40 + at)), is: false },
  {
    name: 'three quarters of the reports have one of their own',
    texts: gauges.slice(0, 3),
    reports: 4,
    is: true,
  },
  { name: 'fewer have', texts: gauges.slice(0, 2), reports: 3, is: false },
  { name: 'one wording alone', texts: gauges.slice(0, 1), is: false },
  {
    name: 'two forms by turns',
    texts: gauges.flatMap((text, at) => [text, exchange(7 + at, days[at]!, 20 + at)]),
    is: true,
  },
  {
    name: 'what is written anew each time',
    texts: [
      gauge(310, 'Monday', 40),
      gauge(311, 'Tuesday', 41, 'went up the swollen stream past sleeping villages with coal'),
      gauge(312, 'Wednesday', 42, 'were tied to the quay since their crews had walked out again'),
      gauge(313, 'Thursday', 43, 'carried flour and tinned fish to islanders who had begged'),
    ],
    is: false,
  },
])('$name: $is', ({ texts, reports, is }) => {
  expect(isFormOf(texts, reports)).toBe(is);
});
