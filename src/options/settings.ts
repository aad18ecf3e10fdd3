/**
 * Reads settings from the file of --config and from variables VARIORUM_….
 *
 * yargs has both, and neither will do. `.env()` reads the variables of the process, while the program can be called
 * with others, and takes a variable of another program for a flag. `.config()` reads JSON, and gives of an unreadable
 * file a message without its cause. Neither tells a settings file from the command line afterwards, which is needed to
 * refuse a flag that would have no effect.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CommandFailure } from '../model/failure.js';
import { findNearest } from './nearest-name.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const require = createRequire(import.meta.url);

const prefix = 'VARIORUM_';

/** Values by flag. VARIORUM_SHINGLE_SIZE is --shingle-size. Throws CommandFailure for a name that is nearly a flag's. */
export function readEnvironment(
  environment: Environment,
  flags: readonly string[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [setting, value] of Object.entries(environment).sort(byName)) {
    // An empty variable says as much as none.
    if (!setting.startsWith(prefix) || value === undefined || value === '') continue;
    const flag = setting.slice(prefix.length).toLowerCase().replace(/_/g, '-');
    if (flags.includes(flag)) {
      values.set(flag, value);
      continue;
    }
    // Variables of other programs may begin like ours; only what looks misspelt is worth a word.
    const nearest = findNearest(flag, flags);
    if (nearest === null || isOfTests(setting)) continue;
    throw new CommandFailure({
      reason: 'unknown-setting',
      setting,
      where: 'the environment',
      nearest: prefix + nearest.toUpperCase().replace(/-/g, '_'),
    });
  }
  return values;
}

/** Values by flag, lists as lists. Throws CommandFailure for what cannot be read, and for names that are no flags. */
export function readConfig(path: string, flags: readonly string[]): ReadonlyMap<string, unknown> {
  const broken = (detail: string) => new CommandFailure({ reason: 'bad-config', path, detail });
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  let values: unknown;
  try {
    const { parse } = require('yaml') as typeof import('yaml');
    values = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw broken(error instanceof Error ? error.message.split('\n')[0]!.replace(/[.:]$/, '') : String(error));
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw broken('it must map flags to values, as in threshold: .8');
  for (const [flag, value] of Object.entries(values)) {
    if (!flags.includes(flag))
      throw new CommandFailure({
        reason: 'unknown-setting',
        setting: flag,
        where: path,
        nearest: findNearest(flag, flags),
      });
    if (![value].flat().every((item) => ['string', 'number', 'boolean'].includes(typeof item)))
      throw broken(`${flag} must be a word, a number, true or false, or a list of these`);
  }
  return new Map(Object.entries(values));
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** Whether the project's own tests are told something by it, which looks like a flag. */
function isOfTests(setting: string): boolean {
  return ['VARIORUM_RUNS', 'VARIORUM_GOLDEN', 'VARIORUM_BROWSER'].includes(setting);
}
