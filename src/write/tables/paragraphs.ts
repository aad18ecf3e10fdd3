/** Makes the rows of the table of paragraphs: every paragraph and every block beside the body, with what became of it. */
import type { EditionParagraph } from '../../model/edition.js';
import { roundShare } from '../lines.js';
import { bool, double, int, ints, maybe, type RowOf, table, text, texts, time } from './columns.js';
import { holdsNumber } from './quantities.js';
import type { TabledEdition, TabledItem } from './tabled-edition.js';

export const paragraphs = table(
  'paragraphs',
  'a paragraph of a report, or a block beside its body: reports in their order, each in the order of its full record',
  {
    report_id: text('the report'),
    paragraph_id: text('its id in the edition'),
    formerly: texts('ids that led to it in earlier editions'),
    kind: text('`body`, or what the block is: `headline`, `byline`, `caption`, `notice` …'),
    state: text('`current`, `dropped`, `absorbed` (its words live on in `absorbed_by`), `withdrawn`'),
    place: int('in the full record, from 1'),
    place_published: maybe(int('in the text as published, from 1; null where it is not there')),
    is_lead: bool('it is the first paragraph of the body as published'),
    text: text('the words that are printed'),
    words: int('in `text`'),
    holds_number: bool('it states a number of things, a sum or a share, in figures or words; dates are none'),
    source_revision: text('the revision that `text` is printed from'),
    source_document: text('the same, as a document'),
    span_start: int('where it begins there, in bytes of the decoded text as UTF-8'),
    span_end: int('where it ends'),
    first_revision: text('the first revision that has it, in any words'),
    last_revision: text('the last one'),
    first_position: int('of `first_revision`'),
    last_position: int('of `last_revision`'),
    first_seen_at: maybe(time('when `first_revision` was published')),
    last_seen_at: maybe(time('when `last_revision` was published')),
    readings: int('how many readings it has, parts aside'),
    wordings: int('in how many different words'),
    facts: int('how many facts changed in it'),
    severity: maybe(int('of the gravest of them: 3 is gravest')),
    speaker: maybe(text('who is quoted most, or speaks first; whom "he" means, where that is known')),
    speaker_as_written: maybe(text('the same as the source has it')),
    is_carried: bool('nobody is named beside the words: the speaker of the paragraph before goes on'),
    is_unresolved: bool('the speaker is a pronoun that nothing explains'),
    quotations: texts('each quotation whose speaker is known, marks included'),
    quoted_speakers: texts('whose these are, in their order'),
    leans_on: maybe(text('how the paragraph before it begins, where it opens with a pronoun')),
    absorbed_by: texts('paragraphs in which its words live on'),
    hints: texts('paragraphs that may tell the same, likeliest first: no edge, and no claim'),
    origin_revisions: texts('runs of words by the revision that brought them in'),
    origin_starts: ints('where each begins, in the bytes of the source'),
    origin_ends: ints('where each ends'),
    thread_id: maybe(text('the thread that other reports carry, too; null where none does')),
    thread_role: maybe(text('`body`, `background`, `quotation`, `boilerplate`, `form`')),
    thread_first_document: maybe(
      text('where that first appeared; null where undated documents leave it open'),
    ),
    thread_others: maybe(int('how many other reports carry it; null of boilerplate and forms')),
    thread_standing: maybe(int('how many of these have it in their newest revision')),
    thread_replaced: maybe(int('how many of these have there what this report has replaced')),
    share_first: maybe(
      double('of its words, by bytes, what the oldest revision brought in; null for blocks'),
    ),
  },
);

export function paragraphRows(tabled: TabledEdition): RowOf<typeof paragraphs>[] {
  const { asPublished } = tabled.edition.views;
  const published = new Map(asPublished.map((id, index) => [id, index + 1]));
  const bodies = new Set(tabled.edition.paragraphs.map(({ id }) => id));
  const lead = asPublished.find((id) => bodies.has(id));
  return tabled.items.map((each, index) => ({
    report_id: tabled.edition.id,
    ...describeText(each, tabled),
    place: index + 1,
    place_published: published.get(each.item.id) ?? null,
    is_lead: each.item.id === lead,
    ...describeLife(each, tabled),
    ...describeSpeech(each),
    ...describeThread(each),
    ...describeOrigins(each, tabled),
  }));
}

function describeText({ item, kind }: TabledItem, { revisionOf, language }: TabledEdition) {
  const { id, formerly, state, source } = item;
  return {
    paragraph_id: id,
    formerly: formerly ?? [],
    kind,
    state,
    text: item.text,
    holds_number: holdsNumber(item.text, language),
    source_revision: revisionOf.get(source.revision)!.contentId,
    source_document: source.revision,
    span_start: source.span[0],
    span_end: source.span[1],
  };
}

function describeLife({ item, readings }: TabledItem, { timeOf, revisionOf }: TabledEdition) {
  const whole = readings.filter(({ witness }) => witness.isPart === undefined);
  const source = revisionOf.get(item.source.revision)!;
  const first = whole[0]?.revision ?? source;
  const last = whole.at(-1)?.revision ?? source;
  const facts = item.facts ?? [];
  return {
    words: readings.find(({ text: said }) => said === item.text)?.words ?? 0,
    first_revision: first.contentId,
    last_revision: last.contentId,
    first_position: first.position,
    last_position: last.position,
    first_seen_at: timeOf.get(first.id)!,
    last_seen_at: timeOf.get(last.id)!,
    readings: whole.length,
    wordings: new Set(whole.map(({ text: said }) => said)).size,
    facts: facts.length,
    severity: facts.length === 0 ? null : Math.max(...facts.map(({ severity }) => severity)),
  };
}

function describeSpeech({ item }: TabledItem) {
  const { speech = null, leansOn, absorbedBy, hints } = item as Partial<EditionParagraph>;
  const bytes = speech === null ? Buffer.alloc(0) : Buffer.from(item.text);
  const quotations = speech?.quotations ?? [];
  const start = item.source.span[0];
  return {
    speaker: speech === null ? null : nameOf(speech),
    speaker_as_written: speech?.speaker ?? null,
    is_carried: speech?.isCarried ?? false,
    is_unresolved: speech?.isUnresolved ?? false,
    quotations: quotations.map(({ span }) => bytes.toString('utf8', span[0] - start, span[1] - start)),
    quoted_speakers: quotations.map((note) => nameOf(note) ?? note.speaker),
    leans_on: leansOn ?? null,
    absorbed_by: absorbedBy ?? [],
    hints: hints?.map(({ paragraph }) => paragraph) ?? [],
  };
}

/** Null where a pronoun names nobody. */
function nameOf({
  speaker,
  antecedent,
  isUnresolved,
}: Pick<NonNullable<EditionParagraph['speech']>, 'speaker' | 'antecedent' | 'isUnresolved'>): string | null {
  return isUnresolved ? null : (antecedent?.text ?? speaker);
}

function describeThread({ item: { thread } }: TabledItem) {
  return {
    thread_id: thread?.thread ?? null,
    thread_role: thread?.role ?? null,
    thread_first_document: thread?.first?.document ?? null,
    thread_others: thread?.others ?? null,
    thread_standing: thread?.standing ?? null,
    thread_replaced: thread === undefined || thread.others === undefined ? null : (thread.replaced ?? 0),
  };
}

function describeOrigins({ item }: TabledItem, { edition, revisionOf }: TabledEdition) {
  const { origins = [] } = item as Partial<EditionParagraph>;
  const oldest = edition.revisions[0]!.id;
  const bytesOf = (runs: typeof origins) => runs.reduce((sum, { span }) => sum + span[1] - span[0], 0);
  const all = bytesOf(origins);
  return {
    origin_revisions: origins.map(({ revision }) => revisionOf.get(revision)!.contentId),
    origin_starts: origins.map(({ span }) => span[0]),
    origin_ends: origins.map(({ span }) => span[1]),
    share_first:
      all === 0 ? null : roundShare(bytesOf(origins.filter(({ revision }) => revision === oldest)) / all),
  };
}
