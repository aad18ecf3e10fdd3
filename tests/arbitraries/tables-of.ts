/** Makes the rows of one edition, of every table that is made of editions. */
import type { Edition } from '../../src/model/edition.js';
import { factRows } from '../../src/write/tables/facts.js';
import { paragraphRows } from '../../src/write/tables/paragraphs.js';
import { readingRows } from '../../src/write/tables/readings.js';
import { reportRow } from '../../src/write/tables/reports.js';
import { revisionRows } from '../../src/write/tables/revisions.js';
import { layOut } from '../../src/write/tables/tabled-edition.js';

export function tablesOf(edition: Edition) {
  const tabled = layOut(edition, 'folder');
  const cluster = { representative: edition.base, cohesion: { mean: 1, weakest: 1 } };
  return {
    report: reportRow(tabled, cluster),
    revisions: revisionRows(tabled),
    paragraphs: paragraphRows(tabled),
    readings: [...readingRows(tabled)],
    facts: factRows(tabled),
  };
}
