/** Says what is wrong with a run that is planned as commands of many processes. */
import type { Failure } from './failure-kinds.js';

export type PlanFailure = Extract<
  Failure,
  {
    readonly reason:
      | 'no-plan'
      | 'plan-in-input'
      | 'plan-in-output'
      | 'other-plan'
      | 'other-program'
      | 'input-changed'
      | 'step-early'
      | 'shard-missing'
      | 'broken-shard';
  }
>;

/** One sentence; `quotePath` spells paths as all other sentences do. */
export function describePlanFailure(failure: PlanFailure, quotePath: (path: string) => string): string {
  switch (failure.reason) {
    case 'no-plan':
      return `Cannot run a command of a plan: there is none in ${quotePath(failure.work)}; make one with variorum plan`;
    case 'plan-in-input':
      return `Cannot plan in ${quotePath(failure.work)}: it lies in the input ${quotePath(failure.input)}; choose another directory with --work`;
    case 'plan-in-output':
      return `Cannot plan in ${quotePath(failure.work)}: it and the output ${quotePath(failure.out)} lie one in the other; choose another directory with --work`;
    case 'other-plan':
      return `Cannot plan in ${quotePath(failure.work)}: a plan with other ${failure.differs} is there and not done; finish it, remove it or choose another --work`;
    case 'other-program':
      return `Cannot go on with the plan in ${quotePath(failure.work)}: ${failure.made} made it, and this is ${failure.own}; use the former or make a new plan`;
    case 'input-changed':
      return `Cannot go on with the plan in ${quotePath(failure.work)}: ${quotePath(failure.path)} is no longer what it was when the plan was made; remove the plan and make it anew`;
    case 'step-early':
      return `Cannot run step ${failure.step}: what it works on is not there; first call ${failure.before === null ? 'variorum plan again' : `variorum worker gather --after ${failure.before} --work ${quotePath(failure.work)}`}`;
    case 'shard-missing':
      return `Cannot gather step ${failure.step}: ${countShards(failure.shards)} not been run to the end; call variorum worker ${failure.step} --work ${quotePath(failure.work)} --shard ${failure.shards[0]}`;
    case 'broken-shard':
      return `Cannot read ${quotePath(failure.path)}: it is damaged; remove it and call the command again that wrote it`;
  }
}

// Shards that a sentence names.
const mostShown = 5;

function countShards(shards: readonly number[]): string {
  const more = shards.length - mostShown;
  const shown = shards.slice(0, mostShown).join(', ');
  return `shard${shards.length === 1 ? '' : 's'} ${shown}${more > 0 ? ` and ${more} more` : ''} ${shards.length === 1 ? 'has' : 'have'}`;
}
