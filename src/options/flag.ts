/**
 * Describes one flag in one block: its name, type, default, group, help, commands, check, and its place in the record
 * of options. Everything that knows flags is derived from these blocks, so that a new flag is one new block.
 */

export const commandNames = [
  'merge',
  'add',
  'remove',
  'watch',
  'scan',
  'explain',
  'trace',
  'check',
  'restore',
  'eval',
  'tune',
  'compare',
  'plan',
  'worker',
  'schema',
  'completion',
] as const;

export type CommandName = (typeof commandNames)[number];

/** The headings of a help page, in their order. */
export const groups = [
  'Output',
  'What is one report',
  'How candidates are found',
  'What is tried',
  'What it is held against',
  'What is read',
  'Running',
] as const;

export type Change = 'reading' | 'candidates' | 'reports' | 'order' | 'relations' | 'files';

/** The values of a run by the names of their flags, defaults filled in. */
export type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a value, as the end of "it …, current value is …"; or with several flags together. */
export type Problem = string | { readonly flag: string; readonly rule: string; readonly value: string };

interface Plain {
  text: string;
  number: number;
  switch: boolean;
  /** Words with a separator between them, or a flag that is given several times where there is no separator. */
  list: readonly string[];
}

export type FlagType = keyof Plain;

/** What holds for a flag whatever its value. */
interface Common<Name, Commands> {
  readonly name: Name;
  /** What stands between the words of a list. */
  readonly separator?: RegExp;
  /** Of a list with a comma between: given several times, all count, and not the last alone. */
  readonly addsUp?: true;
  /** The words behind one of a repeated flag that belong to it too. */
  readonly more?: RegExp;
  /** Words that the command has no use for belong to a repeated flag, once it is given: `--source a b`. */
  readonly takesRest?: true;
  readonly choices?: readonly string[];
  /** What people may call a choice otherwise: a word that is refused with that choice. */
  readonly otherNames?: Readonly<Record<string, string>>;
  readonly defaultFor?: Readonly<Partial<Record<CommandName, unknown>>>;
  /** Its command cannot do without. */
  readonly isRequired?: boolean;
  readonly group: (typeof groups)[number];
  /** What it means, with its unit, its default and the reason for that. */
  readonly help: string;
  readonly helpFor?: Readonly<Partial<Record<CommandName, string>>>;
  readonly commands: Commands;
  /** What another value makes another, so that `compare` can name the flag; nothing where it is left out. */
  readonly changes?: readonly Change[];
  /** What run.json calls it where the record of options has another name. */
  readonly recordedAs?: string;
  /** A value that it takes, for people to learn from. None for a switch. */
  readonly example?: string;
  /** The flag that must have the value for this one to have an effect; `tune` tries several values by itself. */
  readonly needs?: { readonly flag: string; readonly value: string };
}

/** A flag as the program uses it; `flag` makes it. */
export interface Flag<
  Name extends string = string,
  Commands extends readonly CommandName[] = readonly CommandName[],
  Part = object,
> extends Common<Name, Commands> {
  readonly type: FlagType;
  readonly default?: unknown;
  /** Where its value stands in the record: `detect.threshold`. */
  readonly option: string;
  /** What is wrong with the value; null for nothing. */
  check(value: unknown, all: Values): Problem | null;
  /** The part of the record that holds its value. */
  place(value: unknown, all: Values): Part;
}

type ValueOf<Type extends FlagType, Choice extends string, Default, Required> =
  | (Type extends 'text' ? Choice : Plain[Type])
  | (Type extends 'switch' | 'list' ? never : Default extends undefined ? NullUnless<Required> : never);

type NullUnless<Required> = Required extends true ? never : null;

type Placed<Path extends string, Value> = Path extends `${infer Head}.${infer Rest}`
  ? { readonly [K in Head]: Placed<Rest, Value> }
  : { readonly [K in Path]: Value };

interface Definition<
  Name extends string,
  Type extends FlagType,
  Choice extends string,
  Default extends Plain[Type] | undefined,
  Required extends boolean,
  Commands extends readonly CommandName[],
  Path extends string,
  Option,
> extends Common<Name, Commands> {
  readonly type: Type;
  readonly choices?: readonly Choice[];
  readonly default?: Default;
  readonly isRequired?: Required;
  readonly option: Path;
  readonly check?: (
    value: NonNullable<ValueOf<Type, Choice, Default, Required>>,
    all: Values,
  ) => Problem | null;
  /** What the record holds in place of the value as it is given. */
  readonly to?: (value: ValueOf<Type, Choice, Default, Required>, all: Values) => Option;
}

/** Makes a flag of its definition; the compiler learns from it what the record of options holds. */
export function flag<
  const Name extends string,
  const Commands extends readonly CommandName[],
  const Path extends string,
  Type extends FlagType,
  const Choice extends string = string,
  Default extends Plain[Type] | undefined = undefined,
  const Required extends boolean = false,
  Option = ValueOf<Type, Choice, Default, Required>,
>({
  check,
  to,
  ...about
}: Definition<Name, Type, Choice, Default, Required, Commands, Path, Option>): Flag<
  Name,
  Commands,
  Placed<Path, Option>
> {
  type Value = ValueOf<Type, Choice, Default, Required>;
  // Values come from people: `readValues` has made them the type that the definition names.
  return {
    ...about,
    check: (value, all) => check?.(value as NonNullable<Value>, all) ?? null,
    place: (value, all) => placeAt(about.option, to === undefined ? value : to(value as Value, all)),
  };
}

/** `detect.threshold` and .7 → `{ detect: { threshold: .7 } }`. The type of the path says the same. */
function placeAt<Part>(path: string, value: unknown): Part {
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Part;
}

/** Checks that a number is a share. */
export function share(value: number): string | null {
  return value >= 0 && value <= 1 ? null : 'must be a number from 0 to 1';
}

/** Makes a check that a number is whole and within bounds. */
export function whole(least: number, most: number): (value: number) => string | null {
  return (value) =>
    Number.isInteger(value) && value >= least && value <= most
      ? null
      : `must be a whole number from ${least} to ${most}`;
}
