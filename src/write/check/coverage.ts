/** Checks that nothing is lost or told twice: every word of every source is accounted for exactly once. */
import type { Span } from '../../model/document.js';
import type { Edition, SourceSpan } from '../../model/edition.js';
import { tokenize } from '../../text/tokens.js';
import type { Findings, Source } from './findings.js';

/** Checks that each word lies in one reading, block or piece of furniture; `name` begins every error. */
export function checkCoverage(
  edition: Edition,
  name: string,
  sources: ReadonlyMap<string, Source>,
  findings: Findings,
): void {
  const spansOf = new Map<string, Span[]>([...sources.keys()].map((id) => [id, []]));
  const add = ({ revision, span }: SourceSpan) => spansOf.get(revision)?.push(span);
  for (const { witnesses } of [...edition.blocks, ...edition.paragraphs])
    for (const witness of witnesses) if (witness.isPart === undefined) add(witness);
  for (const { source, repeats } of edition.blocks)
    for (const span of repeats) add({ revision: source.revision, span });
  for (const place of edition.furniture) add(place);
  for (const [id, { text, offsets }] of sources) {
    const spans = spansOf.get(id)!.sort((left, right) => left[0] - right[0]);
    let next = 0;
    for (const { charSpan } of tokenize(text)) {
      const [start, end] = offsets.toSpan(charSpan);
      while (next < spans.length && spans[next]![1] <= start) next++;
      const holds = spans[next] !== undefined && spans[next]![0] <= start && end <= spans[next]![1];
      const isTwice = spans[next + 1] !== undefined && spans[next + 1]![0] < end;
      findings.expect(
        holds && !isTwice,
        () => `${name}: the word at byte ${start} of ${id} is accounted for ${holds ? 'twice' : 'nowhere'}`,
      );
    }
  }
}
