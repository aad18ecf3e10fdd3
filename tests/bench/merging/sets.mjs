/**
 * Real families in, what must hold of every edition out: sources restored, tokens accounted for, claims that
 * hold, quotations with their speakers, no redundancy; the order with dates hidden; paragraphs that return.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { align } from '../../../dist/merge/align.js';
import { merge } from '../../../dist/merge/merge.js';
import { chooseBase } from '../../../dist/merge/order/choose-base.js';
import { identifyCluster, separateCopies } from '../../../dist/merge/order/copies.js';
import { order } from '../../../dist/merge/order.js';
import { findSpeech } from '../../../dist/merge/speech/speech.js';
import { tokensOf } from '../../../dist/text/body.js';
import { segment } from '../../../dist/text/segment.js';
import { tokenize } from '../../../dist/text/tokens.js';
import { checkDerivation } from '../../../dist/write/check/derivation.js';
import { Findings } from '../../../dist/write/check/findings.js';
import { checkEdition } from '../../../dist/write/check.js';
import { nameItems } from '../../../dist/write/identity/name-items.js';
import { parseEditionJson } from '../../../dist/write/json/parse.js';
import { renderEditionJson } from '../../../dist/write/json.js';
import { restoreRevision } from '../../../dist/write/restore.js';
import { readSet } from './texts.mjs';

export const setNames = ['cnn_lite_revisions', 'wiki_versions_446', 'ota_pga', 'wikidiff2_revs'];

export function readDocument({ id, text, title, date }) {
  return segment({
    id,
    sha256: createHash('sha256').update(text).digest('hex'),
    encoding: 'utf-8',
    hasByteOrderMark: false,
    text,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
  });
}

/** Families of two and more by the gold, oldest first. */
export function readFamilies(data, name) {
  const records = readSet(data, name);
  const table = join(data, name, 'clusters.tsv');
  const gold = existsSync(table) ? readGold(table) : new Map(records.map(({ id, cluster }) => [id, cluster]));
  const families = new Map();
  for (const record of records) {
    const cluster = gold.get(record.id);
    families.set(cluster, [...(families.get(cluster) ?? []), record]);
  }
  const age = ({ version, date }) => version ?? Date.parse(date);
  return [...families]
    .filter(([, { length }]) => length > 1)
    .map(([cluster, members]) => ({
      cluster,
      members: members.sort((left, right) => age(left) - age(right)),
    }));
}

function readGold(path) {
  const [header, ...lines] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(lines.map((cells) => [cells[header.indexOf('id')], cells[header.indexOf('cluster')]]));
}

export function makeEdition(documents, hasDates = true) {
  const { revisions, copies } = separateCopies(documents);
  const sequence = order(revisions, { hasDates });
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const ordered = sequence.revisions.map((id) => byId.get(id));
  const base = chooseBase(ordered);
  const alignment = align(ordered, base.index);
  const id = identifyCluster(sequence, revisions);
  return nameItems(merge({ id, alignment, order: sequence, base, copies }));
}

/** One row a set. */
export function measureSet(data, name) {
  const families = readFamilies(data, name);
  const row = {
    set: name,
    families: families.length,
    revisions: 0,
    restored: 0,
    tokens: 0,
    unaccounted: 0,
    claims: 0,
    failures: 0,
    pairs: 0,
    changedSpeakers: 0,
    redundant: 0,
    unabsorbed: 0,
    errors: [],
  };
  for (const { cluster, members } of families) {
    const documents = members.map(readDocument);
    const written = renderEditionJson(makeEdition(documents));
    const edition = parseEditionJson(written);
    const findings = new Findings();
    checkEdition(edition, cluster, findings);
    checkDerivation(edition, cluster, { hasDates: true, findings });
    row.claims += findings.claims;
    row.failures += findings.errors.length;
    row.errors.push(...findings.errors.slice(0, 3));
    const held = new Map(
      edition.revisions.flatMap((revision) => [revision.id, ...revision.copies].map((id) => [id, revision])),
    );
    for (const { id, text } of members) {
      row.revisions++;
      if (held.has(id) && restoreRevision(edition, held.get(id)).toString() === text) row.restored++;
    }
    for (const document of documents)
      if (held.get(document.id)?.id === document.id) countTokens(row, edition, document);
    countSpeakers(row, edition, new Map(documents.map((document) => [document.id, document])));
    countRedundant(row, edition, documents);
  }
  return row;
}

function countTokens(row, edition, { id, text }) {
  const times = new Uint8Array(Buffer.byteLength(text));
  const mark = ([start, end]) => {
    for (let byte = start; byte < end; byte++) times[byte]++;
  };
  for (const { witnesses } of [...edition.paragraphs, ...edition.blocks])
    for (const { revision, span, isPart } of witnesses) if (revision === id && !isPart) mark(span);
  for (const { source, repeats } of edition.blocks) if (source.revision === id) repeats.forEach(mark);
  for (const { revision, span } of edition.furniture) if (revision === id) mark(span);
  let byte = 0;
  let char = 0;
  for (const { charSpan } of tokenize(text)) {
    byte += Buffer.byteLength(text.slice(char, charSpan[0]));
    char = charSpan[0];
    row.tokens++;
    if (times[byte] !== 1) row.unaccounted++;
  }
}

/** Who speaks in each paragraph of a source, by the byte that it starts at. */
function readSpeeches({ text, blocks }) {
  const bodies = blocks.filter(({ kind }) => kind === 'body');
  const said = findSpeech(text, bodies).filter(({ speaker }) => speaker !== null);
  return new Map(
    said.map((speech) => [Buffer.byteLength(text.slice(0, bodies[speech.block].charSpan[0])), speech]),
  );
}

/** A speaker's name, in a source's speech or in a note of the edition. */
function nameIn(speaker) {
  return speaker?.antecedent?.text ?? speaker?.text ?? speaker?.speaker ?? null;
}

/** Every quotation of an edition against the speaker that its own source gives it. */
function countSpeakers(row, edition, sources) {
  const speeches = new Map();
  for (const { source, speech } of edition.paragraphs) {
    if (!speeches.has(source.revision))
      speeches.set(source.revision, readSpeeches(sources.get(source.revision)));
    const said = speeches.get(source.revision).get(source.span[0]);
    const spoken = said?.utterances.filter(({ speaker }) => speaker !== null) ?? [];
    row.pairs += spoken.length;
    if (nameIn(said?.speaker) !== nameIn(speech)) row.changedSpeakers++;
    for (const [index, { speaker }] of spoken.entries())
      if (nameIn(speaker) !== nameIn(speech?.quotations[index])) row.changedSpeakers++;
  }
}

const redundantShare = 0.8;
const gram = 4;

function gramsOf(text) {
  const norms = tokenize(text).map(({ norm }) => norm);
  return new Set(norms.slice(gram - 1).map((_, at) => norms.slice(at, at + gram).join(' ')));
}

/** Current paragraphs that say each other's words, and dropped ones whose words a current one has. */
function countRedundant(row, edition, documents) {
  const base = documents.find(({ id }) => id === edition.base);
  const own = new Set(base.blocks.map(({ charSpan }) => base.text.slice(...charSpan)));
  const items = edition.paragraphs.map(({ text, state }) => ({ text, state, grams: gramsOf(text) }));
  const current = items.filter(({ state, grams }) => state === 'current' && grams.size > 0);
  const holders = new Map();
  for (const item of current)
    for (const key of item.grams) holders.get(key)?.push(item) ?? holders.set(key, [item]);
  for (const item of items) {
    if (item.grams.size < 5) continue;
    const shared = new Map();
    for (const key of item.grams)
      for (const other of holders.get(key) ?? [])
        if (other !== item) shared.set(other, (shared.get(other) ?? 0) + 1);
    const isHeld = [...shared].some(
      ([{ grams }, count]) =>
        count >=
        redundantShare * (item.state === 'current' ? Math.min(grams.size, item.grams.size) : item.grams.size),
    );
    if (isHeld && item.state === 'current' && !own.has(item.text)) row.redundant++;
    if (isHeld && item.state === 'dropped') row.unabsorbed++;
  }
}

/** Orders of families with dates hidden: consecutive pairs that stand right, over all and where it is sure. */
export function measureOrder(data, name) {
  const row = { families: 0, pairs: 0, right: 0, surePairs: 0, sureRight: 0, sureFamilies: 0, unknown: 0 };
  row.byConfidence = [];
  for (const { members } of readFamilies(data, name)) {
    const { revisions } = separateCopies(members.map(readDocument));
    if (revisions.length < 2) continue;
    const ages = new Map(members.map(({ id }, index) => [id, index]));
    const found = order(revisions, { hasDates: false });
    let right = 0;
    for (let at = 1; at < found.revisions.length; at++)
      if (ages.get(found.revisions[at - 1]) < ages.get(found.revisions[at])) right++;
    const pairs = found.revisions.length - 1;
    row.families++;
    row.pairs += pairs;
    row.right += right;
    if (found.basis === 'unknown') row.unknown++;
    if (found.confidence >= 0.9) {
      row.sureFamilies++;
      row.surePairs += pairs;
      row.sureRight += right;
    }
    row.byConfidence.push({
      confidence: found.confidence,
      pairs,
      right,
      evidence: found.evidence,
      members: found.revisions,
    });
  }
  return row;
}

const returnTokens = 8;
// A version that shares more of a paragraph's 4-grams has it in other words: it was edited, not absent.
const absentShare = 0.3;

/**
 * Paragraphs that stand once in a version, are in none of their words in the one before it, and stood once in
 * an earlier one: they were absent and came back. Those whose words were there in other wording were edited
 * and the edit was undone: what counts is that they are not taken for new.
 */
export function measureReturns(data, name) {
  const row = { absent: 0, seen: 0, undone: 0, followed: 0, missed: [] };
  for (const { cluster, members } of readFamilies(data, name)) {
    const documents = members.map(readDocument);
    const { edges } = align(documents, documents.length - 1);
    const keyOf = ({ revision, block }) => `${revision} ${block}`;
    const back = new Set(edges.filter(({ type }) => type === 'reintroduced').map(({ to }) => keyOf(to)));
    const entered = new Set(edges.filter(({ part }) => part === undefined).map(({ to }) => keyOf(to)));
    const versions = documents.map(paragraphsOf);
    for (let at = 2; at < versions.length; at++) {
      const before = versions[at - 1];
      for (const [text, block] of versions[at].counts) {
        if (block === null || before.text.includes(text)) continue;
        if (!versions.slice(0, at - 1).some(({ counts }) => counts.has(text))) continue;
        const grams = [...gramsOf(text)];
        const isAbsent = grams.filter((key) => before.grams.has(key)).length < absentShare * grams.length;
        const key = `${at} ${block}`;
        row[isAbsent ? 'absent' : 'undone']++;
        if (isAbsent && back.has(key)) row.seen++;
        else if (!isAbsent && entered.has(key)) row.followed++;
        else row.missed.push({ cluster, at, text });
      }
    }
  }
  return row;
}

function paragraphsOf({ text, blocks }) {
  const counts = new Map();
  for (const [block, { kind, charSpan, sentences }] of blocks.entries()) {
    if (kind !== 'body' || tokensOf({ sentences }).length < returnTokens) continue;
    const key = text.slice(...charSpan);
    counts.set(key, counts.has(key) ? null : block);
  }
  return { counts, text, grams: gramsOf(text) };
}
