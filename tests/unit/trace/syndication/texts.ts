/** Makes texts of a group for tests: one outlet each, its paragraphs as they are given. */
import type { ClusterId, DocumentId } from '../../../../src/model/document.js';
import type { SyndicatedText } from '../../../../src/model/syndication.js';
import { segment } from '../../../../src/text/segment.js';
import { toSyndicatedText } from '../../../../src/trace/syndication/to-syndicated-text.js';
import type { PlantedSyndication } from '../../../planted/syndication.mjs';

/** The wire's own report: seven sentences. */
export const wire = [
  'PORT ALDER (Reuters) – The harbour bridge of Port Alder was closed to all traffic on Monday.',
  'Engineers found cracks in two of its piers during a routine inspection.',
  'About 40,000 vehicles cross the bridge on a working day, most of them bound for the docks.',
  'Transport Minister Lena Strand said repairs would cost some 12 million dollars.',
  'Ferries will run every half hour until the end of the week.',
  'The bridge was built in 1963 and was last repaired eleven years ago.',
  'A union of dock workers called for an independent inquiry into its upkeep.',
];

interface Details {
  readonly date?: string;
  readonly title?: string;
  readonly revision?: number;
  readonly report?: string;
}

/** One document of an outlet, of an id that tells both. */
export function carrier(
  outlet: string,
  paragraphs: readonly string[],
  { date, title = 'Harbour bridge closed', revision = 0, report = outlet }: Details = {},
): SyndicatedText {
  const id = `${outlet}-${revision + 1}.txt` as DocumentId;
  const record = { id, text: paragraphs.join('\n\n'), title, about: { publisher: outlet } };
  const document = segmentRecord(date === undefined ? record : { ...record, date });
  return toSyndicatedText(document, { report: report as ClusterId, revision, isOrdered: true });
}

/** The texts of a planted tree. */
export function plantedTexts({ seed, records }: PlantedSyndication): readonly SyndicatedText[] {
  return records.map(({ publisher, ...record }) => {
    const document = segmentRecord({ ...record, id: record.id as DocumentId, about: { publisher } });
    return toSyndicatedText(document, {
      report: `${seed} ${publisher}` as ClusterId,
      revision: Number(record.id.at(-1)) - 1,
      isOrdered: record.date !== undefined,
    });
  });
}

function segmentRecord(record: {
  readonly id: DocumentId;
  readonly text: string;
  readonly title: string;
  readonly date?: string;
  readonly about: { readonly publisher: string };
}) {
  return segment({ ...record, sha256: '', encoding: 'utf-8', hasByteOrderMark: false });
}
