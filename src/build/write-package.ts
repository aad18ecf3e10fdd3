/** Bundles the executors' program, then the program and its types as they are packed and installed; the build runs it last. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './bundling.js';
import { writeExecutorBundle } from './executor-bundle.js';
import { copyTypes } from './package-types.js';
import { writeProgramBundle } from './program-bundle.js';
import { gatherShipped, noteFolders, writeNotices } from './shipped.js';

const folder = join(dist, 'bundle');
const bundles = [await writeExecutorBundle(), ...(await writeProgramBundle(folder))];
copyTypes(join(folder, 'types'));
const shipped = gatherShipped(bundles);
noteFolders(
  'shipped-packages',
  shipped.map((each) => each.folder),
);
writeNotices(shipped, folder);
copyFileSync(new URL('../../.github/CHANGELOG.md', import.meta.url), join(folder, 'CHANGELOG.md'));
