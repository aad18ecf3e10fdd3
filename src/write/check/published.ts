/** Checks that the report as published is the base: its blocks in its order, only furniture and white space between. */
import type { Span } from '../../model/document.js';
import type { Edition } from '../../model/edition.js';
import { type Findings, type Source, sliceSource } from './findings.js';

/** Checks both views of the edition against its base; `name` begins every error. */
export function checkPublished(
  edition: Edition,
  name: string,
  sources: ReadonlyMap<string, Source>,
  findings: Findings,
): void {
  const base = sources.get(edition.base);
  findings.expect(base !== undefined, () => `${name}: the base is no revision`);
  if (base === undefined) return;
  const printed = checkOrder(edition, name, findings);
  checkFullRecord(edition, name, findings);
  checkGaps(base, printed, name, findings);
}

/** Checks that the blocks are the base's own, in its order; returns the spans that they and its furniture take. */
function checkOrder(edition: Edition, name: string, findings: Findings): Span[] {
  const items = itemsById(edition);
  const spans: Span[] = edition.furniture
    .filter(({ revision }) => revision === edition.base)
    .map(({ span }) => span);
  let last = -1;
  for (const id of edition.views.asPublished) {
    const item = items.get(id);
    const isNext = item?.source.revision === edition.base && item.source.span[0] > last;
    findings.expect(isNext, () => `${name}: ${id} is not the base’s own text in the base’s order`);
    if (item === undefined) continue;
    last = item.source.span[0];
    spans.push(item.source.span, ...('repeats' in item ? item.repeats : []));
  }
  return spans;
}

/** Checks that the full record keeps that order, and holds everything once. */
function checkFullRecord(edition: Edition, name: string, findings: Findings): void {
  const { asPublished, fullRecord } = edition.views;
  const full = fullRecord.filter((id) => asPublished.includes(id));
  findings.expect(
    full.join() === asPublished.join(),
    () => `${name}: the full record changes the base’s order`,
  );
  findings.expect(
    [...fullRecord].sort().join() === [...itemsById(edition).keys()].sort().join(),
    () => `${name}: the full record does not hold every block and paragraph once`,
  );
}

/** Checks that no text of the base lies between the spans. */
function checkGaps(base: Source, spans: readonly Span[], name: string, findings: Findings): void {
  // A span that cannot be read counts as text. A line may end with U+0085, which JavaScript does not count as white space.
  const isBlank = (span: Span) => /^[\s\u0085]*$/.test(sliceSource(base, span) ?? 'x');
  let end = 0;
  for (const [start, stop] of [...spans].sort((left, right) => left[0] - right[0])) {
    const gap: Span = [end, start];
    findings.expect(isBlank(gap), () => `${name}: text of the base before byte ${start} is left out`);
    end = stop;
  }
  const rest: Span = [end, base.offsets.toByte(base.text.length)];
  findings.expect(isBlank(rest), () => `${name}: the end of the base is left out`);
}

function itemsById({ blocks, paragraphs }: Edition) {
  return new Map([...blocks, ...paragraphs].map((item) => [item.id, item]));
}
