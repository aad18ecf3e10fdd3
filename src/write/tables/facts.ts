/** Makes the rows of the table of facts: every change of fact that an edition tells. */
import type { Fact, FactSeries } from '../../model/edition.js';
import { double, int, maybe, type RowOf, table, text } from './columns.js';
import { firstNumber } from './quantities.js';
import type { TabledEdition } from './tabled-edition.js';

export const facts = table(
  'facts',
  'a change of fact between two revisions: paragraphs in their order, each as its edition lists them; then those of headlines that stand in records alone',
  {
    report_id: text('the report'),
    paragraph_id: maybe(text('the paragraph or headline; null where headlines stand in records alone')),
    kind: text('`number-changed`, `name-changed`, `speaker-changed`, `attribution-lost` …'),
    severity: int('3 for what an agency corrects, 2 for who said it, how surely and when, 1 for the rest'),
    from_value: maybe(text('what the older revision says; null for nothing')),
    to_value: maybe(text('what the newer one says')),
    from_number: maybe(double('what the number in `from_value` is worth, in figures or words')),
    to_number: maybe(double('what the number in `to_value` is worth')),
    from_revision: text('the older revision'),
    to_revision: text('the newer one'),
    from_position: int('of `from_revision` in the report'),
    to_position: int('of `to_revision`'),
    cause: maybe(
      text('`correction` where a notice says what was wrong, `update` where the day moved on, too'),
    ),
    series: maybe(
      int('the number, in its paragraph, of the series that it belongs to: one value through many revisions'),
    ),
  },
);

/** The changes of these kinds are between numbers. */
const numeric: ReadonlySet<string> = new Set<Fact['kind']>([
  'number-changed',
  'bound-changed',
  'unit-changed',
  'sign-changed',
]);

export function factRows({ edition, revisionOf, language, items }: TabledEdition): RowOf<typeof facts>[] {
  const numberOf = (kind: string, value: string | null) =>
    numeric.has(kind) ? firstNumber(value, language) : null;
  const describe = ({ kind, severity, from, to, between, cause }: Fact) => {
    const [before, after] = between.map((id) => revisionOf.get(id)!) as [
      NonNullable<ReturnType<typeof revisionOf.get>>,
      NonNullable<ReturnType<typeof revisionOf.get>>,
    ];
    return {
      report_id: edition.id,
      kind,
      severity,
      from_value: from,
      to_value: to,
      from_number: numberOf(kind, from),
      to_number: numberOf(kind, to),
      from_revision: before.contentId,
      to_revision: after.contentId,
      from_position: before.position,
      to_position: after.position,
      cause: cause ?? null,
    };
  };
  return [
    ...items.flatMap(({ item }) => {
      const seriesOf = numberSeries(item.series ?? []);
      return (item.facts ?? []).map((fact, index) => ({
        ...describe(fact),
        paragraph_id: item.id,
        series: seriesOf.get(index) ?? null,
      }));
    }),
    ...(edition.titleFacts ?? []).map((fact) => ({ ...describe(fact), paragraph_id: null, series: null })),
  ];
}

/** The number of its series, from 1, for each fact that is in one. */
function numberSeries(series: readonly FactSeries[]): ReadonlyMap<number, number> {
  return new Map(
    series.flatMap(({ facts: members }, index) => members.map((fact) => [fact, index + 1] as const)),
  );
}
