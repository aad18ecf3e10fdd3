/** Checks that every printed text and every reading is what its source has at the span that is named. */
import type { Edition } from '../../model/edition.js';
import type { Findings, ReadSource } from './findings.js';

/** Checks every block and paragraph; `name` begins every error. */
export function checkReadings(edition: Edition, name: string, read: ReadSource, findings: Findings): void {
  for (const item of [...edition.blocks, ...edition.paragraphs]) {
    const where = `${name}: ${item.id}`;
    findings.expect(read(item.source) === item.text, () => `${where} is not what its source has at its span`);
    findings.expect(
      item.witnesses.some(
        ({ revision, span }) => revision === item.source.revision && `${span}` === `${item.source.span}`,
      ),
      () => `${where} does not name its own source among its witnesses`,
    );
    for (const witness of item.witnesses) {
      const text = witness.text ?? item.text;
      findings.expect(
        read(witness) === text,
        () => `${where}: the reading of ${witness.revision} is not what it has at its span`,
      );
    }
  }
}
