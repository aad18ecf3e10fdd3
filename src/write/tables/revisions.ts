/** Makes the rows of the table of revisions: what each is, what its source says of it, and how much of it is new. */
import { outletOf } from '../../text/addresses.js';
import { bool, double, int, maybe, type RowOf, table, text, texts, time } from './columns.js';
import { hoursBetween, languageOf } from './source-values.js';
import type { TabledEdition, TabledReading } from './tabled-edition.js';

export const revisions = table(
  'revisions',
  'a revision of a report: reports in their order, each oldest first',
  {
    report_id: text('the report'),
    revision_id: text('`contentId`: what links refer to; it comes from the bytes'),
    siglum: text('its letter in the edition: `A` is the oldest'),
    position: int('its number in the report, from 1, oldest first'),
    document_id: text('the document that it is'),
    copies: texts('documents that publish the same'),
    is_base: bool('its text leads the edition'),
    title: maybe(text('the headline, as its record says')),
    headline: maybe(text('the headline in its text')),
    date: maybe(text('as its record says')),
    published_at: maybe(time('`date` as a time, UTC where it names no zone; null where it is none')),
    hours_since_first: maybe(double('between the oldest revision and this one; null where one has no time')),
    outlet: maybe(text('the publisher, or else the host of the address')),
    language: maybe(text('a primary tag of BCP 47, as its record says')),
    url: maybe(text('its address')),
    byline: maybe(text('as its record says')),
    publisher: maybe(text('as its record says')),
    archive_id: maybe(text('as its record says')),
    first_published: maybe(text('when it was first published, where `date` is when it was changed last')),
    item_id: maybe(text('the report through all its revisions, as its agency names it')),
    version: maybe(text('as its record says')),
    slug: maybe(text('as its record says')),
    record_status: maybe(text('what its source says became of it: `corrected`, `withdrawn`')),
    fields: maybe(text('what else its record holds, as JSON')),
    paragraphs: int('of its body'),
    words: int('of its body'),
    words_new: int('in paragraphs that no earlier revision has in these words'),
    path: text('the file'),
    sha256: text('of its bytes'),
    encoding: text('of its bytes'),
    format: maybe(text('of its input, where that is not plain text')),
    container: maybe(text('the file of many documents that held it')),
    container_place: maybe(text('where it lies in that file')),
    text_confidence: maybe(double('how sure it is that its text is the article of its page, in [0, 1]')),
    flaws: texts('what was damaged in it and read all the same'),
  },
);

export function revisionRows({ edition, timeOf, items }: TabledEdition): RowOf<typeof revisions>[] {
  const readings = new Map<string, TabledReading[]>(edition.revisions.map(({ id }) => [id, []]));
  for (const item of items) for (const each of item.readings) readings.get(each.revision.id)!.push(each);
  const firstTime = timeOf.get(edition.revisions[0]!.id)!;
  return edition.revisions.map((revision) => {
    const { about, container, id } = revision;
    const own = readings.get(id)!;
    const body = own.filter(({ place }) => place !== null);
    const time = timeOf.get(id)!;
    return {
      report_id: edition.id,
      revision_id: revision.contentId,
      siglum: revision.siglum,
      position: revision.position,
      document_id: id,
      copies: revision.copies,
      is_base: id === edition.base,
      title: revision.title,
      headline: own.find(({ kind }) => kind === 'headline')?.text ?? null,
      date: revision.date,
      published_at: time,
      hours_since_first: hoursBetween(firstTime, time),
      outlet: outletOf(about),
      language: languageOf(about),
      url: about?.url ?? null,
      byline: about?.byline ?? null,
      publisher: about?.publisher ?? null,
      archive_id: about?.archiveId ?? null,
      first_published: about?.published ?? null,
      item_id: about?.itemId ?? null,
      version: about?.version ?? null,
      slug: about?.slug ?? null,
      record_status: about?.status ?? null,
      fields: revision.fields === undefined ? null : JSON.stringify(revision.fields),
      paragraphs: body.length,
      words: wordsOf(body),
      words_new: wordsOf(body.filter(({ isNew }) => isNew)),
      path: revision.path,
      sha256: revision.sha256,
      encoding: revision.encoding,
      format: revision.format ?? null,
      container: container?.path ?? null,
      container_place: container?.place ?? null,
      text_confidence: revision.textConfidence ?? null,
      flaws: revision.flaws ?? [],
    };
  });
}

function wordsOf(readings: readonly TabledReading[]): number {
  return readings.reduce((sum, { words }) => sum + words, 0);
}
