/** `completion`: a script for the shell that completes commands, flags and their values. */

import type { Options } from 'yargs';
import type { Shell } from '../model/options.js';
import { shells } from '../model/options.js';
import { flagsByCommand } from '../options/flags-by-command.js';

const commands = Object.keys(flagsByCommand);

/** The script, to be sourced or saved where the shell looks for such files. */
export function renderCompletion(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash();
    case 'zsh':
      // zsh runs bash's completions by its own bridge.
      return `#compdef variorum\nautoload -U +X bashcompinit && bashcompinit\n${bash()}`;
    case 'fish':
      return fish();
  }
}

function bash(): string {
  const cases = commands
    .filter((command) => command !== 'completion')
    .map((command) => `    ${command}) words="${flagWords(command)}" ;;`);
  const choices = [...choicesByFlag()].map(
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

function fish(): string {
  const flags = commands.flatMap((command) =>
    Object.entries(flagsByCommand[command]!).map(([flag, { choices, describe }]) => {
      const values = choices === undefined ? '' : ` -x -a '${choices.join(' ')}'`;
      return `complete -c variorum -n '__fish_seen_subcommand_from ${command}' -l ${flag}${values} -d '${firstWords(describe ?? '')}'`;
    }),
  );
  return `complete -c variorum -n __fish_use_subcommand -f -a '${commands.join(' ')}'
complete -c variorum -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'
${flags.join('\n')}
`;
}

function flagWords(command: string): string {
  return Object.keys(flagsByCommand[command]!)
    .map((flag) => `--${flag}`)
    .join(' ');
}

function choicesByFlag(): ReadonlyMap<string, readonly unknown[]> {
  const all = Object.values(flagsByCommand).flatMap((flags) => Object.entries(flags));
  return new Map(
    all.flatMap(([flag, { choices }]: [string, Options]) =>
      choices === undefined ? [] : [[flag, choices] as const],
    ),
  );
}

/** A flag's description up to its first stop, without quotation marks. */
function firstWords(text: string): string {
  return text
    .split(/[.:;] /)[0]!
    .replace(/['\\]/g, '')
    .replace(/\.$/, '');
}
