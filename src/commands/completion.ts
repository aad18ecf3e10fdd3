/** Prints a script for the shell that completes commands, flags and their values, as the tables of both say. */

import type { Shell } from '../model/options.js';
import { shells } from '../model/options.js';
import { type CommandName, commandNames as commands, type Flag } from '../options/flag.js';
import { flagsOf, flagTable } from '../options/flag-table.js';

/** The script, to be sourced or saved where the shell looks for such files. */
export function renderCompletion(shell: Shell, flags: readonly Flag[] = flagTable): string {
  switch (shell) {
    case 'bash':
      return bash(flags);
    case 'zsh':
      // zsh runs bash's completions by its own bridge.
      return `#compdef variorum\nautoload -U +X bashcompinit && bashcompinit\n${bash(flags)}`;
    case 'fish':
      return fish(flags);
  }
}

function bash(flags: readonly Flag[]): string {
  const cases = commands
    .filter((command) => command !== 'completion')
    .map((command) => `    ${command}) words="${flagWords(command, flags)}" ;;`);
  const choices = [...choicesByFlag(flags)].map(
    ([flag, values]) =>
      `    --${flag}) COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$word")); return ;;`,
  );
  return `_variorum() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.join(' ')} --help --version" -- "$word"))
    return
  fi
  case "$before" in
${choices.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    completion) words="${shells.join(' ')}" ;;
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words --help" -- "$word")) ;;
    *) if [ "\${COMP_WORDS[1]}" = completion ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi ;;
  esac
}
complete -o filenames -F _variorum variorum
`;
}

function fish(flags: readonly Flag[]): string {
  const lines = commands.flatMap((command) =>
    flagsOf(command, flags).map(({ name, choices, help, helpFor }) => {
      const values = choices === undefined ? '' : ` -x -a '${choices.join(' ')}'`;
      return `complete -c variorum -n '__fish_seen_subcommand_from ${command}' -l ${name}${values} -d '${firstWords(helpFor?.[command] ?? help)}'`;
    }),
  );
  return `complete -c variorum -n __fish_use_subcommand -f -a '${commands.join(' ')}'
complete -c variorum -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'
${lines.join('\n')}
`;
}

function flagWords(command: CommandName, flags: readonly Flag[]): string {
  return flagsOf(command, flags)
    .map(({ name }) => `--${name}`)
    .join(' ');
}

function choicesByFlag(flags: readonly Flag[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    flags.flatMap(({ name, choices }) => (choices === undefined ? [] : [[name, choices] as const])),
  );
}

/** A flag's description up to its first stop, without quotation marks. */
function firstWords(text: string): string {
  return text
    .split(/[.:;] /)[0]!
    .replace(/['\\]/g, '')
    .replace(/\.$/, '');
}
