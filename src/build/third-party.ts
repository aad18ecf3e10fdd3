/** Renders the licences of all packages whose code is shipped, as their authors ask for it. */
import type { ShippedPackage } from './licences.js';

/** One text for all of them. */
export function renderThirdParty(packages: readonly ShippedPackage[]): string {
  return [
    'Variorum holds code of the following packages, under their own licences.\n',
    ...packages.map(
      ({ name, version, licence, text }) =>
        `${'='.repeat(78)}\n${name} ${version} (${licence})\n${'='.repeat(78)}\n\n${text}\n`,
    ),
  ].join('\n');
}
