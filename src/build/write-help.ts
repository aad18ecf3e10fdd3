/**
 * Run by the build: every help page, as yargs lays it out, written beside the program. Loading yargs takes
 * longer than all else that `--help` does, so the command prints these pages and loads nothing.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { helpPath } from '../options/help-pages.js';
import { knownCommands, parseCommandLine } from '../options/parse.js';

for (const command of [null, ...knownCommands]) {
  const page = await parseCommandLine([...(command === null ? [] : [command]), '--help'], '');
  if (page.command !== 'text') throw new TypeError(`Cannot write help: ${command} gave none`);
  const path = new URL(`../${helpPath(command)}`, import.meta.url);
  mkdirSync(new URL('.', path), { recursive: true });
  writeFileSync(path, `${page.text}\n`);
}
