/** Translations into a language close by, other orthographies, and edits that only look like them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

// Ijekavian and ekavian, where they differ.
const council = `Gradsko vijeće|veće odlučilo je sinoć, nakon rasprave koja je trajala do ponoći, da se most preko rijeke|reke zatvori za sav saobraćaj do kraja godine.

Predsjednica|Predsednica skupštine kazala je novinarima da je odluka pripremana pune dvije|dve godine i da niko zbog nje neće izgubiti posao u luci.

Stanovnici naselja na drugoj obali tvrde da ih niko nije pitao, a njihov zahtjev|zahtev da se uvede trajekt odbijen je bez glasanja i bez obrazloženja.

Prema računu koji je objavila opština, cijena|cena radova iznosi dvanaest miliona, od čega polovinu plaća država, a ostatak pokriva zajam razvojne banke.

Stručnjaci upozoravaju da će posljednji|poslednji stub, koji stoji na pijesku|pesku, morati da se ruši prije|pre zime, jer led svake godine odnosi dio|deo nasipa.

Na sjednici|sednici se čulo i da je slična promjena|promena u susjednom|susednom gradu izazvala gužve kakve se ne pamte, pa je nakon mjesec|mesec dana sve vraćeno na staro.

Trgovci sa pijace traže da im se nadoknadi šteta, a udruženje ribara najavilo je da će u nedjelju|nedelju izaći na ulice ako se dogovor ne postigne.

Gradonačelnik nije želio|želeo da govori pred kamerama, ali je njegov savjetnik|savetnik poručio da se od plana neće odustati i da su ugovori već potpisani.`;
const variant = (side: 0 | 1) => council.replace(/([\p{L}]+)\|([\p{L}]+)/gu, side === 0 ? '$1' : '$2');

const harbour = `The council of Port Alder voted on Tuesday to close the old harbour and to move its fishing boats to the new quay, after a debate that went on until midnight.

Ellen Strand, who leads the council, said that the decision had been prepared for two years and that nobody would lose a berth because of it.

Fishermen who had come to the meeting were not convinced, and some of them said that the new quay is exposed to the west wind in winter.

The move is planned for next spring, once the breakwater has been finished and the lights along the entrance have been tested by the pilots.

Shops at the old harbour fear for their trade, and the owner of the oldest of them asked for a bus that would bring visitors from the station.

A study that the council paid for had warned of mud in the channel, which has to be dredged every other year at a price of two million.`;
// As many words as the languages above exchange, and no spelling of the old ones.
const reworded = [
  ['voted', 'chose'],
  ['debate', 'quarrel'],
  ['decision', 'plan'],
  ['berth', 'place'],
  ['convinced', 'satisfied'],
  ['exposed', 'open'],
  ['finished', 'built'],
  ['tested', 'seen'],
  ['fear', 'worry'],
  ['owner', 'keeper'],
  ['visitors', 'people'],
  ['warned', 'told'],
  ['dredged', 'cleared'],
].reduce((text, [old, other]) => text.replace(old!, other!), harbour);

test('words that are spelt otherwise throughout are another language, and reworded or respelt names are not', async () => {
  const records = [
    { id: 'ijekavian', text: variant(0) },
    { id: 'ekavian', text: variant(1) },
    { id: 'old', text: harbour },
    { id: 'reworded', text: reworded },
  ];
  const { clusters, relations } = await scan(records);
  expect(clusters).toEqual([['old', 'reworded']]);
  expect(relations.find(({ a, b }) => a === 'ekavian' && b === 'ijekavian')).toMatchObject({
    relation: 'related',
    tier: 'review',
    reason: 'words are spelt otherwise throughout: another language or orthography',
    evidence: { isRespelt: true },
  });
});

test('texts that their sources say are in two languages are left to a person, however alike', async () => {
  const more = (count: number) => `${harbour}${' More was said later.'.repeat(count)}`;
  const { clusters, relations } = await scan([
    { id: 'a', text: more(0), language: 'en-GB' },
    { id: 'b', text: more(1), language: 'eng' },
    { id: 'c', text: more(2), language: 'English' },
    { id: 'd', text: variant(0), language: 'bs' },
    { id: 'e', text: `${variant(0)} Rasprava se nastavlja.`, language: 'sr-Latn' },
  ]);
  expect(clusters).toEqual([['a', 'b', 'c']]);
  expect(relations.find(({ a, b }) => a === 'd' && b === 'e')).toMatchObject({
    tier: 'review',
    reason: 'their sources say that they are in two languages, bs and sr',
    evidence: { languages: ['bs', 'sr'] },
  });
});

test('a text that tells no language does not join a translation to its original', async () => {
  const { clusters, relations } = await scan([
    { id: 'bosnian', text: variant(0), language: 'bs' },
    { id: 'serbian', text: `${variant(0)} Rasprava se nastavlja.`, language: 'sr' },
    { id: 'untold', text: `${variant(0)} Tako je rečeno.` },
  ]);
  expect(clusters).toEqual([['bosnian', 'untold']]);
  expect(relations.find(({ a }) => a === 'serbian')).toMatchObject({
    b: 'untold',
    tier: 'review',
    reason: expect.stringMatching(
      /^the only link between two groups, or one between texts in two languages, cut: /,
    ),
    evidence: { languages: ['sr', null] },
  });
});

async function scan(records: readonly object[]) {
  const folder = freshFolder({ 'in.jsonl': records.map((each) => `${JSON.stringify(each)}\n`).join('') });
  expect((await variorum(folder, 'scan', 'in.jsonl', '--out', 'out', '--quiet')).status).toBe(0);
  const rows = (name: string) => readLines(readFileSync(join(folder, 'out', name), 'utf8'));
  return {
    clusters: rows('clusters.jsonl').map(({ documents }) => (documents as string[]).toSorted()),
    relations: rows('relations.jsonl') as unknown as readonly (Readonly<Record<string, unknown>> & {
      readonly a: string;
      readonly b: string;
    })[],
  };
}
