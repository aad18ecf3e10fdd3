/** Reads the headlines of the reports that a summary names, for a scan, which makes no editions that have titles. */
import type { Detection } from '../detect/detection.js';
import type { OrderedCluster } from '../model/cluster.js';
import { readKept } from '../read/kept-documents.js';
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
    const headlines: string[] = [];
    await readKept(
      ids.map((name) => documents.ref(documents.indexOf(name)!)),
      (result) => {
        // The output is whole by now: a report whose documents cannot be read any more goes by its id.
        const headline = result.ok ? headlineOf(segment(result.value)) : null;
        if (headline !== null) headlines.push(headline);
      },
      { stage: 'show', isTextEnough: true },
    );
    if (headlines.length > 0) titles.set(id, headlines[0]!);
  }
  return titles;
}
