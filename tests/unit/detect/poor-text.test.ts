/** Tests how the text of a page that may be its banner reaches the verdict on its pairs. */
import { expect, test } from 'vitest';
import { packProfiles, viewProfile } from '../../../src/detect/evidence/profile-columns.js';
import { examine } from '../../../src/detect/examine.js';
import { profile } from '../../../src/detect/profile.js';
import { type Document, poorTextBelow } from '../../../src/model/document.js';
import { openComparer, openWorkspace } from '../../../src/pipeline/tasks/workspace.js';
import { examinedPair, idOf } from '../../arbitraries/judged-pairs.js';

const banner =
  'We value your privacy\n\nWe and our partners store information on a device, such as cookies. You may refuse to consent.';

function page(textConfidence: number | undefined, given: Partial<Document> = {}): Document {
  return {
    id: idOf('page'),
    sha256: '00',
    encoding: 'utf-8',
    hasByteOrderMark: false,
    text: banner,
    ...(textConfidence === undefined ? {} : { textConfidence }),
    ...given,
  };
}

/** As a batch holds it. */
const profileOf = (document: Document) =>
  viewProfile(
    packProfiles([profile(document, openWorkspace())], (bytes) => new ArrayBuffer(bytes)),
    0,
  );

const evidenceOf = (a: Document, b: Document) =>
  examine(examinedPair({}), profileOf(a), profileOf(b), openComparer()).evidence;

test('a text is poor below the limit, and a format that leaves no doubt gives none', () => {
  expect(profileOf(page(poorTextBelow - 0.01)).isPoorText).toBe(true);
  expect(profileOf(page(poorTextBelow)).isPoorText).toBe(false);
  expect(profileOf(page(undefined)).isPoorText).toBe(false);
});

test('a pair is poor where one of its texts is', () => {
  expect(evidenceOf(page(0.1), page(undefined)).isPoorText).toBe(true);
  expect(evidenceOf(page(undefined), page(0.1)).isPoorText).toBe(true);
  expect(evidenceOf(page(undefined), page(0.9))).not.toHaveProperty('isPoorText');
});

test('the first line of a banner is no headline for looking like one', () => {
  expect(evidenceOf(page(undefined), page(undefined)).isSameHeadline).toBe(true);
  expect(evidenceOf(page(0.1), page(0.1)).isSameHeadline).toBe(null);
  const [one, other] = ['Council approves bridge', 'Rye bread recalled'].map((title) => page(0.1, { title }));
  expect(evidenceOf(one!, other!).isSameHeadline).toBe(false);
  expect(evidenceOf(one!, one!).isSameHeadline).toBe(true);
});

test('a line that the page marks as its headline stays one', () => {
  const marks = [{ kind: 'headline', charSpan: [0, 21] }] as const;
  expect(evidenceOf(page(0.1, { marks }), page(0.1, { marks })).isSameHeadline).toBe(true);
});

test('two hosts are two outlets, and two publishers where a host is missing', () => {
  const of = (url?: string, publisher?: string) =>
    page(undefined, { about: { ...(url && { url }), ...(publisher && { publisher }) } });
  const areTwo = (one: Document, other: Document) => evidenceOf(one, other).areOfTwoOutlets === true;
  expect(areTwo(of('https://www.a.example/1'), of('http://M.a.example/2?x=1'))).toBe(false);
  expect(areTwo(of('https://a.example/1', 'The Post'), of('https://b.example/1', 'The Post'))).toBe(true);
  expect(areTwo(of(undefined, 'The Post'), of('https://b.example/1', 'the post '))).toBe(false);
  expect(areTwo(of(undefined, 'The Post'), of('https://b.example/1', 'The Times'))).toBe(true);
  expect(areTwo(of('https://a.example/1'), of(undefined, 'The Times'))).toBe(false);
});
