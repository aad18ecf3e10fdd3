/** Bundles the executors' program, then the program and its types as they are packed and installed; the build runs it last. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from './bundling.js';
import { writeExecutorBundle } from './executor-bundle.js';
import { copyTypes } from './package-types.js';
import { writeProgramBundle } from './program-bundle.js';
import { renderThirdParty } from './third-party.js';

const folder = join(dist, 'bundle');
const bundles = [await writeExecutorBundle(), ...(await writeProgramBundle(folder))];
copyTypes(join(folder, 'types'));
// The kernel holds routines of its compiler's library.
const compiler = fileURLToPath(new URL('../../node_modules/assemblyscript', import.meta.url));
const packages = new Set([...bundles.flatMap((bundle) => [...bundle.packages]), compiler]);
writeFileSync(join(folder, 'THIRD-PARTY.txt'), renderThirdParty(packages));
copyFileSync(new URL('../../.github/CHANGELOG.md', import.meta.url), join(folder, 'CHANGELOG.md'));
