/**
 * Says in words why a link between two groups was cut. The link itself shows no more than whether its own two documents
 * tell their languages.
 */
import type { RelatedPair } from '../model/pair.js';

/** Makes the words that stand before the pair's own reason. */
export function describeCut({ evidence }: RelatedPair): string {
  return evidence.languages === undefined
    ? 'the only link between two groups, cut'
    : 'the only link between two groups, or one between texts in two languages, cut';
}
