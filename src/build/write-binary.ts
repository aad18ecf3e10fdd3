/**
 * Writes the program as one executable for this platform, `dist/binary/variorum`: a copy of the Node that runs this,
 * with the program inside it (Node's single executable applications). `npm run build:binary` runs it.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dist } from './bundling.js';
import { gatherShipped, writeNotices } from './shipped.js';
import { programAsset, writeSingleFile } from './single-file.js';

// What Node looks for in itself, as its documentation gives it.
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

interface Postject {
  inject(file: string, name: string, content: Buffer, options: object): Promise<void>;
}

const folder = join(dist, 'binary');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const place = (name: string) => join(folder, name);

const { packages } = await writeSingleFile(place(programAsset));
const config = {
  main: place(programAsset),
  output: place('program.blob'),
  disableExperimentalSEAWarning: true,
  assets: { [programAsset]: place(programAsset) },
};
writeFileSync(place('config.json'), JSON.stringify(config));
execFileSync(process.execPath, ['--experimental-sea-config', place('config.json')], { stdio: 'pipe' });

const binary = place(process.platform === 'win32' ? 'variorum.exe' : 'variorum');
copyFileSync(process.execPath, binary);
chmodSync(binary, 0o755);
const { inject } = createRequire(import.meta.url)('postject') as Postject;
await inject(binary, 'NODE_SEA_BLOB', readFileSync(config.output), {
  sentinelFuse: fuse,
  machoSegmentName: 'NODE_SEA',
});
writeNotices(gatherShipped([{ packages }]), folder);
appendFileSync(place('THIRD-PARTY.txt'), nodeLicence());
for (const name of [programAsset, 'program.blob', 'config.json']) rmSync(place(name));

/** The executable is Node itself, whose licence comes with it where Node was unpacked, and has an address in any case. */
function nodeLicence(): string {
  const { version, execPath } = process;
  const line = '='.repeat(78);
  const file = join(dirname(execPath), '..', 'LICENSE');
  const text = existsSync(file) ? `\n${readFileSync(file, 'utf8')}` : '';
  const address = `https://github.com/nodejs/node/blob/${version}/LICENSE`;
  return `\n${line}\nNode.js ${version}\n${line}\n\nThis executable is Node.js, under the licences in ${address}\n${text}`;
}
