/** Watches that an id, once given, names the same thing for ever, and that links to it lead somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsOf, listItems } from '../../../dist/write/changes/items.js';
import { followJoined } from './expectations.mjs';
import { Findings } from './findings.mjs';

export class IdWatch {
  #findings = new Findings();
  /** The SHA-256 of each revision. */
  #bytes = new Map();
  /** The folder of each report, and of each paragraph that was ever there the report that had it. */
  #folders = new Map();
  #paragraphs = new Map();

  /** Holds what was there before a run against what is there after it. */
  hold(before, after) {
    const leadsTo = followJoined(after.ledger);
    for (const [id, { edition, folder }] of after.editions) {
      this.#same('a report keeps its folder', this.#folders, id, folder);
      for (const { contentId, sha256 } of edition.revisions)
        this.#same('a revision keeps its bytes', this.#bytes, contentId, sha256);
      for (const item of listItems(edition)) for (const each of idsOf(item)) this.#paragraphs.set(each, id);
    }
    const placeOf = new Map();
    for (const { edition } of after.editions.values())
      for (const item of listItems(edition))
        for (const id of idsOf(item)) placeOf.set(id, [...(placeOf.get(id) ?? []), item]);
    for (const [report, { edition }] of before.editions) {
      const next = after.editions.get(leadsTo(report));
      const { id: oldest } = edition.revisions[0];
      if (next !== undefined)
        this.#findings.expect('a report has its oldest revision', next.documents.includes(oldest), () => ({
          report,
          oldest,
        }));
      if (next === undefined || next.edition === edition) continue;
      for (const item of listItems(edition)) this.#holdItem(report, item, placeOf.get(item.id) ?? []);
    }
  }

  #same(what, known, id, value) {
    const before = known.get(id) ?? value;
    known.set(id, value);
    this.#findings.expect(what, before === value, () => ({ id, before, value }));
  }

  #holdItem(report, { id, witnesses }, now) {
    this.#findings.expect('a paragraph is somewhere the day after', now.length > 0, () => ({ report, id }));
    if (now.length === 0) return;
    const isShared = now.some((item) =>
      witnesses.some(({ revision, span: [start, end] }) =>
        item.witnesses.some(
          (other) => other.revision === revision && other.span[0] < end && start < other.span[1],
        ),
      ),
    );
    this.#findings.expect('a paragraph shares words with what its id named the day before', isShared, () => ({
      report,
      id,
      was: witnesses.map(({ revision, span }) => [revision, span]),
      now: now.map(({ id: other, witnesses: own }) => [
        other,
        own.map(({ revision, span }) => [revision, span]),
      ]),
    }));
  }

  /** Holds every link that was ever there against the pages of `out`. */
  finish({ ledger, editions }, out) {
    const leadsTo = followJoined(ledger);
    for (const [id, folder] of this.#folders)
      this.#findings.expect(
        'the page of a report is there, or one that leads to it',
        existsSync(join(out, 'editions', folder, 'index.html')),
        () => ({ id, folder }),
      );
    const anchors = new Map();
    for (const [report, { folder }] of editions) {
      const page = readFileSync(join(out, 'editions', folder, 'index.html'), 'utf8');
      anchors.set(report, new Set([...page.matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => id)));
    }
    for (const [id, report] of this.#paragraphs) {
      const own = anchors.get(leadsTo(report));
      if (own === undefined) continue;
      this.#findings.expect('a link to a paragraph leads to it', own.has(id), () => ({ report, id }));
    }
  }

  checks() {
    return this.#findings.list();
  }
}
