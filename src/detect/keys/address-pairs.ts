/**
 * Proposes the pairs of documents that carry one address, or one name of their report. What very many carry, a
 * front page or a feed's own address, says little: then only neighbours in the order of ids meet.
 */

import { PairSet } from '../../base/pair-set.js';
import type { SketchColumns } from '../../model/columns.js';
import { pairLimits } from '../limits.js';

export function pairAddresses({ addresses }: Pick<SketchColumns, 'addresses'>): PairSet {
  const pairs = new PairSet();
  const groups = new Map<number, number[]>();
  for (let at = 0; at < addresses.length; at++) {
    const address = addresses[at]!;
    if (address === 0) continue;
    const group = groups.get(address);
    if (group === undefined) groups.set(address, [at >> 1]);
    else group.push(at >> 1);
  }
  for (const group of groups.values()) {
    const reach = group.length <= pairLimits.maxOfOneAddress ? group.length : 2;
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1, at + reach)) pairs.add(one, other);
  }
  return pairs;
}
