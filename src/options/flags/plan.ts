/** Defines the flags that say how a run is cut into commands, and which of them is to be run. */
import { planSteps } from '../../model/options.js';
import { flag, whole } from '../flag.js';

const mostShards = 100_000;

export const planFlags = [
  flag({
    name: 'shards',
    type: 'number',
    isRequired: true,
    group: 'Running',
    help: 'How many commands share the work of a step. As many as run at once, or a few times that where some machines are slower. The result does not depend on it',
    commands: ['plan'],
    example: '64',
    check: whole(1, mostShards),
    option: 'shards',
  }),
  flag({
    name: 'for',
    type: 'text',
    choices: ['merge', 'scan'],
    default: 'merge',
    group: 'Running',
    help: 'What is planned. The flags are those of that command. merge, the whole job',
    commands: ['plan'],
    example: 'scan',
    option: 'runs',
  }),
  flag({
    name: 'work',
    type: 'text',
    group: 'Running',
    help: 'Directory in which the commands of a plan hand their work on, on a disk that all of them see. By default the output with .variorum-plan at its end',
    helpFor: {
      worker: 'Directory of the plan of which one command is to be run. By default rows are read and no plan',
    },
    commands: ['plan', 'worker'],
    example: 'work',
    option: 'work',
  }),
  flag({
    name: 'shard',
    type: 'number',
    group: 'Running',
    help: 'Which of the shards of the step is worked on, counted from 0; with --work',
    commands: ['worker'],
    example: '3',
    check: whole(0, mostShards - 1),
    option: 'shard',
  }),
  flag({
    name: 'after',
    type: 'text',
    choices: planSteps,
    group: 'Running',
    help: 'The step whose shards are gathered; with gather and --work',
    commands: ['worker'],
    example: 'sketch',
    option: 'after',
  }),
] as const;
