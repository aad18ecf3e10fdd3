/** Makes a value of what a person wrote: a word of the command line or a variable, or a value of a settings file. */
import { CommandFailure } from '../model/failure.js';
import type { Flag } from './flag.js';
import { optionError } from './option-record.js';

/** Throws CommandFailure where it is none of the flag's type. */
export function readValue(flag: Flag, raw: unknown): unknown {
  const { name, type, separator } = flag;
  if (type === 'switch') return readSwitch(name, raw);
  // --no-threshold, or a flag at the end of the line.
  if (typeof raw === 'boolean' || raw === '')
    throw new CommandFailure({
      reason: 'bad-usage',
      message: `--${name} needs a value, such as --${name} ${flag.example}`,
    });
  if (type === 'list') {
    if (Array.isArray(raw)) return raw.map(String);
    return separator === undefined
      ? [String(raw)]
      : String(raw)
          .split(separator)
          .map((word) => word.trim());
  }
  if (Array.isArray(raw)) throw optionError(name, 'must be one value', raw);
  return type === 'number' ? readNumber(name, raw) : String(raw);
}

function readSwitch(name: string, raw: unknown): boolean {
  if (raw === true || raw === 'true') return true;
  if (raw === false || raw === 'false') return false;
  throw optionError(name, 'must be true or false', raw);
}

function readNumber(name: string, raw: unknown): number {
  const value = typeof raw === 'string' && raw.trim() === '' ? Number.NaN : Number(raw);
  if (Number.isNaN(value)) throw optionError(name, 'must be a number', raw);
  return value;
}
