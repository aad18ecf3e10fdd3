/**
 * Writes every help page, as yargs lays it out, beside the program; the build runs it. Loading yargs takes longer than
 * all else that `--help` does, so the command prints these pages and loads nothing.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { commandNames } from '../options/flag.js';
import { layOutHelp } from '../options/help-layout.js';
import { helpPath } from '../options/help-pages.js';

for (const command of [null, ...commandNames]) {
  const path = new URL(`../${helpPath(command)}`, import.meta.url);
  mkdirSync(new URL('.', path), { recursive: true });
  writeFileSync(path, `${await layOutHelp(command)}\n`);
}
