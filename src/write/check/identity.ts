/**
 * Checks the ids of an edition: each leads to one paragraph or block, and to the one that has the reading that it was made
 * from. Which ids were given in earlier editions no source can tell; where their readings are, every source can.
 */
import type { Edition } from '../../model/edition.js';
import { ItemTable } from '../identity/item-table.js';
import type { Findings } from './findings.js';

// The letter of a paragraph or block, and the beginning of a hash.
const form = /^[pb][0-9a-f]{12}$/;

/** Checks every id of every block and paragraph, earlier ones too; `name` begins every error. */
export function checkIdentity(edition: Edition, name: string, findings: Findings): void {
  const table = new ItemTable(edition);
  const led = new Set<string>();
  for (const [at, { id: own, formerly = [] }] of table.items.entries()) {
    for (const id of [own, ...formerly]) {
      findings.hold('ids lead to one place', !led.has(id), () => `${name}: ${id} leads to two places`);
      led.add(id);
      // An id whose reading is in no revision any more stays with what its text became.
      const readings = table.own(id);
      findings.hold(
        'ids are of their readings',
        form.test(id) && (readings.length === 0 || readings.some(({ item }) => item === at)),
        () => `${name}: ${id} is not made from a reading of its own`,
      );
    }
  }
}
