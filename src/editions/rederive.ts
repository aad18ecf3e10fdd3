/**
 * An edition in, the edition that its own restored sources give today, and every place where the two differ,
 * out. What no source can bear witness to alone, such as a similarity or a rule, is held against this.
 */
import type { Edition } from '../edition.js';
import { chooseBase } from '../lib/base.js';
import { lightenDocument } from '../lib/light-sentences.js';
import { joinSegments } from '../lib/manifest.js';
import type { SegmentedDocument } from '../model.js';
import { align } from '../stages/align.js';
import { merge } from '../stages/merge.js';
import { order } from '../stages/order.js';
import { segment } from '../stages/segment.js';
import type { Findings } from './check-claims.js';

/** Compares `edition` with what is derived anew, field by field; `hasDates` as in the run that made it. */
export function checkDerivation(
  edition: Edition,
  name: string,
  { hasDates, findings }: { readonly hasDates: boolean; readonly findings: Findings },
): void {
  compare(edition, deriveAgain(edition, hasDates), `${name}: at `, [], findings);
}

function deriveAgain(edition: Edition, hasDates: boolean): Edition {
  const documents = edition.revisions.map((revision, index): SegmentedDocument => {
    const { id, sha256, encoding, hasByteOrderMark, title, date } = revision;
    const text = joinSegments(edition.restore.segments, edition.restore.manifests[index] ?? []);
    return lightenDocument(
      segment({
        id,
        sha256,
        encoding,
        hasByteOrderMark,
        text,
        ...(title === null ? {} : { title }),
        ...(date === null ? {} : { date }),
      }),
    );
  });
  const sequence = order(documents, { hasDates });
  const byId = new Map(documents.map((document) => [document.id, document]));
  const ordered = sequence.revisions.map((id) => byId.get(id)!);
  const base = chooseBase(ordered);
  const copies = new Map(edition.revisions.map(({ id, copies }) => [id, copies]));
  const id = ordered[0]!.sha256.slice(0, edition.id.length) as Edition['id'];
  return merge({ id, alignment: align(ordered, base.index), order: sequence, base, copies });
}

/** Every leaf is a claim; a list of another length is one that does not hold. */
function compare(
  claimed: unknown,
  derived: unknown,
  name: string,
  // Grows and shrinks on the way, so that the many claims that hold cost no copies of it.
  path: string[],
  findings: Findings,
): void {
  const where = () =>
    `${name}${path.join('.')} it says ${brief(claimed)}, and its sources say ${brief(derived)}`;
  if (typeof claimed !== 'object' || typeof derived !== 'object' || claimed === null || derived === null) {
    findings.expect(Object.is(claimed, derived), where);
    return;
  }
  const keys = new Set([...Object.keys(claimed), ...Object.keys(derived)]);
  for (const key of keys) {
    const [left, right] = [claimed, derived].map(
      (value) => (value as Readonly<Record<string, unknown>>)[key],
    );
    path.push(key);
    compare(left, right, name, path, findings);
    path.pop();
  }
}

const briefLength = 60;

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= briefLength ? text : `${text.slice(0, briefLength)}…`;
}
