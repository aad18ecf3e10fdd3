/**
 * A process of its own in which the built program reads one input after the other, as it would in a run: messages
 * with paths in, what was said and how much of the processor it took out; and, when asked, the most memory that
 * the process ever held.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../../dist', path)).href);
const { CommandFailure, describeFailure, detect, listSources, mergeClusters, openEngine, publishUnmerged } =
  await built('index.js');
const { parseCommandLine } = await built('options/parse.js');

const argv = ['merge', 'in', '--out', 'out', '--max-bytes', process.argv[2]];
const { options } = await parseCommandLine(argv, '');
const engine = openEngine(1, 1);

process.on('message', async (message) => {
  if (message === 'peak') {
    process.send({ peakBytes: 1024 * process.resourceUsage().maxRSS });
    process.disconnect();
    return;
  }
  const started = process.cpuUsage();
  const said = (await run(message)).map(describeFailure);
  const { user, system } = process.cpuUsage(started);
  process.send({ said, tookMs: (user + system) / 1000 });
});

/** All of a run but writing. Returns what failed. */
async function run(path) {
  try {
    const sources = await listSources(path, null, options.fields, options.reading);
    const found = await detect(sources, options.detect, engine, { keepsColumns: false });
    const failures = [...sources.failures, ...found.failures];
    for (const results of [mergeClusters(found, options, engine), publishUnmerged(found, options, engine)])
      for await (const batch of results) failures.push(...batch.failures);
    return failures;
  } catch (error) {
    if (error instanceof CommandFailure) return [error.failure];
    throw error;
  }
}
