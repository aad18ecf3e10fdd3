/** Cuts what the page says of reports into parts that it reads when they are asked for. */
import { quotePath } from '../../../model/failure.js';
import { makeSlug } from '../../slug.js';
import type { EditionSummary } from '../edition-summary.js';
import type { AtlasReport } from './marks.js';
import { type HeadsPart, reportsInPart } from './shape.js';

type Editions = ReadonlyMap<string, EditionSummary>;

/** Cuts reports into parts of reportsInPart. */
export function inParts<T>(reports: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(reports.length / reportsInPart) }, (_, at) =>
    reports.slice(at * reportsInPart, (at + 1) * reportsInPart),
  );
}

/** The title of a report, or the name of its representative after `scan`. */
export function titleOf({ cluster }: AtlasReport, editions: Editions): string {
  return editions.get(cluster.id)?.title ?? quotePath(cluster.representative);
}

export function headsOf(reports: readonly AtlasReport[], editions: Editions): HeadsPart {
  return {
    titles: reports.map((report) => titleOf(report, editions)),
    folders: reports.map(({ cluster }) => {
      const edition = editions.get(cluster.id);
      return edition === undefined ? '' : shortFolder(edition, cluster.id);
    }),
  };
}

// Letters that were there long before any browser which the page is opened in, so that both make one folder of them.
const oldLetters =
  /^[\t\n\x20-\x7e\u00a0-\u024f\u0370-\u0377\u0384-\u03ff\u0400-\u0523\u2010-\u2027\u20ac]*$/;

/** Leaves out of a folder's name what the headline says. */
function shortFolder({ slug, title }: EditionSummary, id: AtlasReport['cluster']['id']): string {
  return oldLetters.test(title) && slug === makeSlug(title, id) ? `~${id.slice(0, 8)}` : slug;
}
