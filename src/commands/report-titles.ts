/** Reads the headlines of the reports that a summary names, for a scan, which makes no editions that have titles. */
import type { Detection } from '../detect/detection.js';
import type { OrderedCluster } from '../model/cluster.js';
import { read } from '../read/read.js';
import { segment } from '../text/segment.js';
import { headlineOf } from '../text/title.js';

// Enough to find one that has a headline, and few to read.
const revisionsRead = 8;

/** The headline of the representative, else of the latest revision that has one. Reports without any are left out. */
export async function readTitles(
  reports: readonly OrderedCluster[],
  documents: Detection['documents'],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const { id, representative, order } of reports) {
    const ids = [...new Set([representative, ...order.revisions.toReversed()])].slice(0, revisionsRead);
    const results = await read(ids.map((name) => documents.ref(documents.indexOf(name)!)));
    const headline = results
      .map((result) => (result.ok ? headlineOf(segment(result.value)) : null))
      .find((found) => found !== null);
    if (headline !== undefined) titles.set(id, headline);
  }
  return titles;
}
