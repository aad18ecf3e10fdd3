/**
 * Settings in, a command line with them out. A flag goes over a variable `VARIORUM_…`, that over the file of
 * `--config`, that over the default: what comes later on a command line wins, so settings are put first.
 */
import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../model/failure.js';
import { flagsByCommand } from './flags-by-command.js';
import { findNearest } from './nearest-name.js';

type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'VARIORUM_';
// Variables of the project's own tests.
const reserved = ['VARIORUM_RUNS', 'VARIORUM_GOLDEN', 'VARIORUM_BROWSER'];

/** `argv` with settings for the flags that its command takes. Throws CommandFailure for what cannot be used. */
export async function withSettings(
  argv: readonly string[],
  environment: Environment,
): Promise<readonly string[]> {
  const [command, ...rest] = argv;
  const flags = command === undefined ? undefined : flagsByCommand[command];
  if (flags === undefined) return argv;
  const own = fromEnvironment(environment);
  const path = namedConfig(rest) ?? own.get('config');
  const values = new Map([...(path === undefined ? [] : await fromFile(path)), ...own]);
  const settings = [...values].filter(([flag]) => flag !== 'config' && Object.hasOwn(flags, flag));
  return [command!, ...settings.map(([flag, value]) => `--${flag}=${value}`), ...rest];
}

/** The file that `--config` names, the last one if several do. */
function namedConfig(words: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => word === '--config' || word.startsWith('--config='));
  if (at < 0) return undefined;
  return words[at]!.includes('=') ? words[at]!.slice('--config='.length) : words[at + 1];
}

/** VARIORUM_SHINGLE_SIZE is --shingle-size. A name that is nearly a flag's is taken for a slip. */
function fromEnvironment(environment: Environment): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(environment).sort(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    if (!name.startsWith(prefix) || value === undefined || reserved.includes(name)) continue;
    const flag = name.slice(prefix.length).toLowerCase().replace(/_/g, '-');
    if (isFlag(flag)) values.set(flag, value);
    else
      refuse(
        name,
        findNearest(flag, allFlags()),
        (nearest) => prefix + nearest.toUpperCase().replace(/-/g, '_'),
      );
  }
  return values;
}

async function fromFile(path: string): Promise<[string, string][]> {
  const broken = (detail: string) => new CommandFailure({ reason: 'bad-config', path, detail });
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  let values: unknown;
  try {
    const { parse } = await import('yaml');
    values = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw broken(error instanceof Error ? error.message.split('\n')[0]!.replace(/[.:]$/, '') : String(error));
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw broken('it must map flags to values, as in threshold: .8');
  return Object.entries(values).map(([flag, value]) => {
    if (!isFlag(flag))
      throw new CommandFailure({
        reason: 'unknown-setting',
        setting: flag,
        where: path,
        nearest: findNearest(flag, allFlags()),
      });
    const list = Array.isArray(value) ? value : [value];
    if (!list.every((item) => ['string', 'number', 'boolean'].includes(typeof item)))
      throw broken(`${flag} must be a word, a number, true or false, or a list of these`);
    return [flag, list.join(',')];
  });
}

function refuse(name: string, nearest: string | null, spell: (flag: string) => string): void {
  // Variables of other programs may begin like ours; only what looks misspelt is worth a word.
  if (nearest !== null)
    throw new CommandFailure({
      reason: 'unknown-setting',
      setting: name,
      where: 'the environment',
      nearest: spell(nearest),
    });
}

const allFlags = () => [...new Set(Object.values(flagsByCommand).flatMap((flags) => Object.keys(flags)))];
const isFlag = (name: string) => allFlags().includes(name);
