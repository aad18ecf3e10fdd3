/** A planted chain of one long page in; how long merging takes, how much memory, how large the edition is. */

import { seededRandom } from '../../../dist/base/seeded-random.js';
import { lightenDocument } from '../../../dist/text/light-sentences.js';
import { Findings } from '../../../dist/write/check/findings.js';
import { checkEdition } from '../../../dist/write/check.js';
import { parseEditionJson } from '../../../dist/write/json/parse.js';
import { renderEditionJson } from '../../../dist/write/json.js';
import { renderMarkdown } from '../../../dist/write/markdown.js';
import { restoreRevision } from '../../../dist/write/restore.js';
import { plantHistory, toDocument } from './planted.mjs';
import { makeEdition } from './sets.mjs';
import { processorTime } from './speed.mjs';
import { readLanguage } from './texts.mjs';

export function plantChain(data, { revisions, paragraphs }) {
  const random = seededRandom(3);
  const source = readLanguage(data, 'en', random);
  return plantHistory(source, { random, count: revisions, isHeavy: false, paragraphs, isTraced: false });
}

/** `light` documents hold no tokens, as in a run. */
export function measureChain(data, { revisions, paragraphs }) {
  const documents = plantChain(data, { revisions, paragraphs }).texts.map((text, index) => ({
    ...lightenDocument(toDocument(text, index)),
    date: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
  }));
  const bytes = documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const start = processorTime();
  const edition = makeEdition(documents);
  const merged = processorTime();
  const json = renderEditionJson(edition);
  renderMarkdown(edition, 'union');
  const rendered = processorTime();
  const back = parseEditionJson(json);
  const restored = back.revisions.every((revision) => {
    const document = documents.find(({ id }) => id === revision.id);
    return restoreRevision(back, revision).toString() === document.text;
  });
  const findings = new Findings();
  checkEdition(back, 'chain', findings);
  return {
    revisions: documents.length,
    bytes,
    editionBytes: Buffer.byteLength(json),
    mergeSeconds: (merged - start) / 1000,
    renderSeconds: (rendered - merged) / 1000,
    checkSeconds: (processorTime() - rendered) / 1000,
    heapMegabytes: process.memoryUsage().heapUsed / 1e6,
    rssMegabytes: process.resourceUsage().maxRSS / 1e3,
    restored,
    errors: findings.errors,
  };
}
