/**
 * Names the step of a plan in which a task is shared among many commands. A task that is not listed is soon done, or needs
 * all documents at once: the command that gathers does it by itself.
 */
import { type PlanStep, planSteps } from '../../model/options.js';

/** By the part of the result that a task is for, and its name. Tasks of one step need nothing of one another. */
const stepOfTask: Readonly<Record<string, PlanStep>> = {
  'paired.sketch': 'sketch',
  'compared.count': 'count',
  'filtered.filter': 'count',
  'compared.compare': 'compare',
  'remarked.count': 'compare',
  'ordered.order': 'order',
  'remarked.compare': 'order',
  merge: 'merge',
  publish: 'merge',
};

/** The place of a step among all; of the start, which no step comes before, −1. */
export function placeOf(step: PlanStep | null): number {
  return step === null ? -1 : planSteps.indexOf(step);
}

/** The place of the step in which a task is shared out; undefined where it is not. */
export function placeOfTask(task: string): number | undefined {
  const step = stepOfTask[task];
  return step === undefined ? undefined : placeOf(step);
}

/** A scan is done before anything is merged. */
export function stepsOf(runs: 'merge' | 'scan'): readonly PlanStep[] {
  return runs === 'merge' ? planSteps : planSteps.slice(0, -1);
}
