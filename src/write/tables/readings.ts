/** Makes the rows of the table of readings: every paragraph and block as each revision has it. */
import { roundShare } from '../lines.js';
import { bool, double, int, maybe, type RowOf, table, text, texts, time } from './columns.js';
import type { TabledEdition, TabledItem, TabledReading } from './tabled-edition.js';

export const readings = table(
  'readings',
  'a paragraph or block as one revision has it: paragraphs in their order, each oldest first',
  {
    report_id: text('the report'),
    paragraph_id: text('the paragraph or block'),
    kind: text('what it is in this revision: `body`, `headline` …'),
    revision_id: text('the revision'),
    document_id: text('the same, as a document'),
    position: int('of the revision in the report, from 1'),
    published_at: maybe(time('of the revision')),
    span_start: int('where it begins, in bytes of the decoded text as UTF-8'),
    span_end: int('where it ends'),
    place: maybe(int('of a paragraph of the body among those of its revision, from 1: 1 is its lead')),
    text: text('its words'),
    words: int('in `text`'),
    is_printed: bool('`text` of the paragraph is printed from it'),
    is_new: bool('no earlier revision has the paragraph in these words'),
    is_part: bool('its words stand in another reading, too: count it with neither'),
    edge: maybe(
      text('the step towards the printed reading: `same`, `edit`, `split`, `merge`, `regroup`, `move` …'),
    ),
    similarity: double('to the next reading towards the printed one, in [0, 1]'),
    rule: maybe(text('which step of the matching made the edge')),
    runner_up: double('the best similarity that lost, in [0, 1]'),
    dropped: texts('sentences of it that have no successor'),
  },
);

export function* readingRows({ edition, timeOf, items }: TabledEdition): Generator<RowOf<typeof readings>> {
  for (const each of items) {
    for (const reading of each.readings) {
      yield {
        report_id: edition.id,
        published_at: timeOf.get(reading.revision.id)!,
        ...describeReading(each, reading),
      };
    }
  }
}

function describeReading({ item }: TabledItem, reading: TabledReading) {
  const { witness, revision } = reading;
  const { span, edge, similarity, rule, runnerUp, isPart } = witness;
  return {
    paragraph_id: item.id,
    kind: reading.kind,
    revision_id: revision.contentId,
    document_id: revision.id,
    position: revision.position,
    span_start: span[0],
    span_end: span[1],
    place: reading.place,
    text: reading.text,
    words: reading.words,
    is_printed: revision.id === item.source.revision && `${span}` === `${item.source.span}`,
    is_new: reading.isNew,
    is_part: isPart ?? false,
    edge,
    similarity: roundShare(similarity),
    rule,
    runner_up: roundShare(runnerUp),
    dropped: cutSentences(reading),
  };
}

function cutSentences({ witness: { dropped = [], span }, text: said }: TabledReading): string[] {
  if (dropped.length === 0) return [];
  const bytes = Buffer.from(said);
  return dropped.map(([start, end]) => bytes.toString('utf8', start - span[0], end - span[0]));
}
