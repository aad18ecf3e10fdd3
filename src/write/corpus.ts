/**
 * Renders the rows of `merged.jsonl`, one for each report and for each document that is in none. The running text of
 * a row is always one revision's own; what only older revisions have stands beside it, each with whose words it is,
 * so that nothing is lost and nobody's words pass to another.
 */

import type { SegmentedDocument } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import type { Policy } from '../model/options.js';
import { headlineOf } from '../text/title.js';
import { hasTellingRecords } from './records.js';

const paragraphBreak = '\n\n';

/** Renders the row of one report. Under the policy `latest` dropped paragraphs are left out. */
export function publishEdition(edition: Edition, policy: Policy): string {
  const texts = new Map([...edition.blocks, ...edition.paragraphs].map(({ id, text }) => [id, text]));
  const dropped = edition.paragraphs.filter(({ state }) => state === 'dropped' || state === 'absorbed');
  const shas = new Map(edition.revisions.map(({ id, sha256 }) => [id, sha256]));
  return toRow({
    id: edition.id,
    title: edition.title,
    text: edition.views.asPublished.map((id) => texts.get(id)!).join(paragraphBreak),
    ...(policy === 'union'
      ? {
          dropped: dropped.map(({ text, lastSeen, speech, leansOn }) => ({
            text,
            lastSeen,
            ...(speech === null ? {} : { speaker: speech.antecedent?.text ?? speech.speaker }),
            ...(leansOn === undefined ? {} : { leansOn }),
          })),
        }
      : {}),
    ...(hasTellingRecords(edition) ? { titles: edition.revisions.map(({ title }) => title) } : {}),
    dates: edition.revisions.map(({ date }) => date),
    members: edition.revisions.flatMap(({ id, copies }) => [id, ...copies]),
    hashes: edition.revisions.flatMap(({ id, copies }) => [id, ...copies].map(() => shas.get(id)!)),
  });
}

/** Renders the row of a document that is in no report. */
export function publishDocument(document: SegmentedDocument): string {
  const blocks = document.blocks.filter(({ kind }) => kind !== 'furniture');
  return toRow({
    id: document.id,
    title: headlineOf(document),
    text: blocks.map(({ charSpan }) => document.text.slice(...charSpan)).join(paragraphBreak),
    dates: [document.date ?? null],
    members: [document.id],
    hashes: [document.sha256],
  });
}

function toRow(row: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(row)}\n`;
}
