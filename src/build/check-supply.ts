/**
 * Lists the licence of every package whose code is shipped, and checks the lockfile that they come from. `npm run licences`
 * runs it after a build; it ends with 1 where a licence or an entry of the lockfile is not what it must be.
 */
import { findProblem, readPackage } from './licences.js';
import { checkLockfile } from './lockfile.js';
import { readFolders, readManifests } from './shipped.js';

const packages = readFolders('shipped-packages').map(readPackage);
for (const { name, version, licence } of packages)
  process.stdout.write(`${name} ${version}  ${licence ?? 'no licence'}\n`);

const { lock, manifest } = readManifests();
const problems = [
  ...packages.map(findProblem).filter((problem) => problem !== null),
  ...checkLockfile(lock, { ...manifest }),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stderr.write(
  `${packages.length} packages shipped, ${Object.keys(lock.packages).length - 1} in the lockfile: ${problems.length === 0 ? 'all as they must be' : `${problems.length} problems`}\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
