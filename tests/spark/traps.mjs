/**
 * Writes a few hundred records, in which each rule of detection that tells two documents of another outcome from a third
 * has something to do: where a statement of SQL stands for a walk in memory, here is what would show that it differs.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  banners,
  falseBridge,
  familyBesideFurniture,
  filledInForm,
  nearCopies,
  outletItems,
  roundUp,
  runningStory,
  unlikeEnds,
} from '../planted/cases.mjs';

// A family of more documents is one that not all of its own meet in.
const maxBucket = 30;

/** Writes the records to `folder`, and decisions beside it. Returns what else the program is told. */
export function writeTraps(folder) {
  const files = {
    // Furniture is learnt of each file by itself.
    site: [...familyBesideFurniture(40, 40).map(withAddress), ...rewrittenAtOneAddress()],
    traps: [
      ...roundUps(),
      ...falseBridge(6),
      ...runningStory(8),
      ...unlikeEnds(),
      ...filledInForm(12),
      ...banners(12),
      ...inTwoLanguages(),
    ],
    copies: [...nearCopies(maxBucket + 14, 4).map(named('copies')), ...shortTexts()],
    outlets: outletItems(2, 25),
  };
  for (const [name, records] of Object.entries(files))
    writeFileSync(
      join(folder, `${name}.jsonl`),
      records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    );
  const decisions = `${folder}.tsv`;
  const rows = [
    ['decision', 'a', 'b'],
    // Out of a family, which every other link speaks for; and two whole reports into one.
    ['never', 'family000003', 'family000004'],
    ['must', 'left000000', 'right000001'],
    ['must', 'day000000', 'page000002'],
    ['before', 'left000003', 'left000001'],
  ];
  writeFileSync(decisions, rows.map((row) => row.join('\t')).join('\n'));
  return ['--pairs', decisions, '--max-bucket', String(maxBucket)];
}

function withAddress(record) {
  return { ...record, url: `https://site.example/${record.id}` };
}

function named(prefix) {
  return (record) => ({ ...record, id: `${prefix}-${record.id}` });
}

/** Two reports at one address, and thirty records at the front page's, of which only neighbours meet. */
function rewrittenAtOneAddress() {
  const stories = runningStory(32).map(named('front'));
  return [
    ...stories.slice(0, 2).map((record) => ({ ...record, url: 'https://site.example/rewritten' })),
    ...stories.slice(2).map(({ title, text, ...record }) => ({
      ...record,
      title,
      text: text.split('\n\n').slice(0, 3).join('\n\n'),
      url: 'https://site.example/',
    })),
  ];
}

/** A round-up of two briefs and more, the same once more under its headline and lead, and a version of one brief. */
function roundUps() {
  const [one, other, brief] = roundUp();
  const [more] = nearCopies(0, 1);
  const whole = { ...brief, text: `${brief.text}\n\n${more.text}` };
  const beginningOf = ({ text }, count) => text.split('\n\n').slice(0, count).join('\n\n');
  return [
    ...[one, other, whole],
    // Kin of the round-up, and smaller than it by a third: a part that is not to be kept from it.
    { ...whole, id: 'round-up-earlier', text: beginningOf(whole, 11) },
    { ...one, id: 'brief-1-earlier', text: beginningOf(one, 4) },
    // No date is known of these, and of one no headline.
    { id: 'round-up-undated', title: whole.title, text: beginningOf(whole, 15) },
    { id: 'brief-2-untitled', text: other.text },
  ];
}

/** Versions of one text of which some tell a language, some another, and some none. */
function inTwoLanguages() {
  const [left] = falseBridge(1);
  const paragraphs = left.text.split('\n\n');
  return ['en', 'en', null, 'fr', 'fr', 'de', null].map((lang, number) => ({
    id: `language-${number}`,
    title: 'Harbour works to begin in spring',
    text: [...paragraphs.slice(number % 3).toReversed(), `Notice ${number}.`].join('\n\n'),
    ...(lang === null ? {} : { lang }),
  }));
}

/** Texts too short for any shingle, equal and not, of few and of many; and such as hold nothing. */
function shortTexts() {
  const many = Array.from({ length: 27 }, (_, number) => ({ id: `closed-${number}`, text: 'Closed today.' }));
  return [
    ...many,
    ...['é-1', 'é-2', '\u{1f600}-3', '\uff5e-4'].map((id) => ({ id, title: 'Stocks', text: 'To follow.' })),
    { id: 'stocks', title: 'Bonds', text: 'To follow.' },
    { id: 'flash-1', title: 'President resigns', text: '' },
    { id: 'flash-2', title: 'President resigns', text: ' ' },
    { id: 'blank-1', text: ' ' },
    { id: 'blank-2', text: '\n' },
  ];
}
