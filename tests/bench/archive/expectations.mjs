/** Says of each day which changes are to be told, by the truth and by editions before and after, and which were. */
import { groupBy } from '../../../dist/base/group-by.js';
import { blockOf, documentsOf, idsOf, listItems, standingOf } from '../../../dist/write/changes/items.js';
import { Findings } from './findings.mjs';

export class Expectations {
  #findings = new Findings();
  #addressOf;
  #textOf;
  /** Records that are in the archive, by their addresses. */
  #seen = new Map();
  #entries = new Set();
  #undetected = 0;
  #unchanged = 0;

  constructor(rows, gold) {
    this.#addressOf = new Map(gold.map(({ id, url }) => [id, url]));
    this.#textOf = new Map(rows.map(({ id, text }) => [id, text]));
  }

  /** Holds one run. */
  hold({ batch, before, after, feed, isFirst }) {
    const rows = after.rows.slice(before.rows.length);
    if (!isFirst) this.#holdAddresses(batch, after, rows);
    for (const { id } of batch) {
      const address = this.#addressOf.get(id);
      this.#seen.set(address, [...(this.#seen.get(address) ?? []), id]);
    }
    this.#holdStandings(before, after, rows);
    this.#holdFeed(rows, feed);
  }

  /** Every address whose text changed gives rows, if detection puts its texts into one report. */
  #holdAddresses(batch, { editions }, rows) {
    const reportOf = new Map();
    for (const [id, { documents }] of editions) for (const each of documents) reportOf.set(each, id);
    for (const { id } of batch) {
      const earlier = this.#seen.get(this.#addressOf.get(id)) ?? [];
      if (earlier.length === 0) continue;
      if (earlier.some((other) => this.#textOf.get(other) === this.#textOf.get(id))) {
        this.#unchanged++;
        continue;
      }
      const report = reportOf.get(id);
      if (report === undefined || !earlier.some((other) => reportOf.get(other) === report)) {
        this.#undetected++;
        continue;
      }
      const own = rows.filter((row) => row.report === report);
      const { edition } = editions.get(report);
      const { contentId } = edition.revisions.find((revision) => documentsOf(revision).includes(id));
      const told = own.filter(
        (row) =>
          (row.kind === 'revision-joined' && row.document === id) ||
          (row.kind === 'report-new' && row.revisions.some(({ revision }) => revision === contentId)),
      );
      this.#findings.expect(
        'an address whose text changed is told that day, once',
        told.length === 1,
        () => ({
          id,
          report,
          told,
        }),
      );
    }
  }

  /** What stands otherwise than the day before, or is new, is told once, and nothing else is. */
  #holdStandings(before, after, rows) {
    const stoodOf = new Map();
    const documents = new Set();
    for (const { edition } of before.editions.values()) {
      for (const { id, state } of listItems(edition))
        stoodOf.set(id, [...(stoodOf.get(id) ?? []), standingOf(state)]);
      for (const revision of edition.revisions) for (const id of documentsOf(revision)) documents.add(id);
    }
    const told = groupBy(
      rows.filter(({ paragraph }) => paragraph !== undefined),
      ({ paragraph }) => paragraph,
    );
    const current = new Set();
    for (const [report, { edition }] of after.editions) {
      const items = listItems(edition);
      for (const { id } of items) current.add(id);
      if (before.editions.get(report)?.edition === edition) continue;
      const all = edition.revisions.flatMap(documentsOf);
      const isNew = !all.some((id) => documents.has(id));
      // Until its second revision came, a report was its oldest one.
      const former = new Set(
        isNew ? documentsOf(edition.revisions[0]) : all.filter((id) => documents.has(id)),
      );
      for (const item of items) {
        if (blockOf(item) === null) continue;
        const isOld = item.witnesses.some(({ revision }) => former.has(revision));
        const stood = isNew && isOld ? ['current'] : idsOf(item).flatMap((id) => stoodOf.get(id) ?? []);
        const now = standingOf(item.state);
        const isToTell = stood.length > 0 ? stood.some((one) => one !== now) : now !== 'current' || !isOld;
        const own = (told.get(item.id) ?? []).filter(({ kind }) => kind !== 'fact-changed');
        this.#findings.expect(
          'a paragraph that is new or stands otherwise is told that day, once, and no other is',
          own.length === (isToTell ? 1 : 0),
          () => ({ report, item: item.id, state: item.state, stood, own }),
        );
      }
    }
    for (const [paragraph, own] of told)
      if (paragraph !== null)
        this.#findings.expect('a paragraph that is told is there', current.has(paragraph), () => own);
  }

  /** The feed has one entry for each report of each run that has rows to tell. */
  #holdFeed(rows, feed) {
    const ids = [...feed.matchAll(/<entry>\s*<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    const fresh = ids.filter((id) => !this.#entries.has(id));
    for (const id of ids) this.#entries.add(id);
    const reports = new Set(rows.filter((row) => !('isCopy' in row)).map(({ report }) => report));
    this.#findings.expect(
      'the feed has an entry for each report that changed that day',
      fresh.length === Math.min(reports.size, 100) && new Set(ids).size === ids.length,
      () => ({ run: rows[0]?.run, fresh: fresh.length, reports: reports.size }),
    );
  }

  /** Holds all that was told against what stands in the last editions. */
  finish({ ledger, editions, rows }) {
    const leadsTo = followJoined(ledger);
    const told = groupBy(rows, ({ report }) => leadsTo(report));
    for (const [report, { edition }] of editions) {
      const own = told.get(report) ?? [];
      this.#holdFacts(report, edition, own);
      for (const { contentId } of edition.revisions) {
        const joined = own.filter(
          (row) =>
            (row.kind === 'report-new' && row.revisions.some(({ revision }) => revision === contentId)) ||
            (row.kind === 'revision-joined' && row.revision === contentId && !('isCopy' in row)),
        );
        const left = own.filter((row) => row.kind === 'revision-left' && row.revision === contentId);
        this.#findings.expect(
          'a revision of the last editions came once',
          joined.length - left.length === 1,
          () => ({ report, contentId, joined, left }),
        );
      }
    }
    const ids = rows.map(({ id }) => id);
    this.#findings.expect('no two rows have one id', new Set(ids).size === ids.length, () => ids.length);
  }

  /** Each change of fact of an edition is told as often as it stands there. */
  #holdFacts(report, edition, told) {
    const standing = new Map();
    for (const fact of [
      ...(edition.titleFacts ?? []),
      ...listItems(edition).flatMap(({ facts = [] }) => facts),
    ]) {
      const places = standing.get(factValue(fact)) ?? new Set();
      standing.set(factValue(fact), places.add(JSON.stringify(fact.between)));
    }
    const rows = groupBy(
      told.filter(({ kind }) => kind === 'fact-changed'),
      ({ fact, from, to }) => factValue({ kind: fact, from, to }),
    );
    for (const [value, places] of standing) {
      const own = rows.get(value) ?? [];
      const describe = () => ({ report, value, stands: [...places], told: own });
      this.#findings.expect('a fact of the last editions was told', own.length >= places.size, describe);
      this.#findings.expect(
        'a fact of the last editions was told no more often than it stands',
        own.length <= places.size,
        describe,
      );
    }
    for (const [value, own] of rows)
      this.#findings.expect('a fact that was told still stands', standing.has(value), () => ({
        report,
        value,
        own,
      }));
  }

  checks() {
    return [
      ...this.#findings.list(),
      {
        what: 'addresses whose texts detection keeps apart, of which nothing is told',
        tried: this.#undetected,
        failed: [],
      },
      {
        what: 'addresses that came again with a text that they had',
        tried: this.#unchanged,
        failed: [],
      },
    ];
  }
}

function factValue({ kind, from, to }) {
  return JSON.stringify([kind, from, to]);
}

/** Follows ids of reports to those that go on; null stands for no report. */
export function followJoined({ reports }) {
  const rows = new Map(reports.map((row) => [row.id, row]));
  return (id) => {
    let row = rows.get(id);
    while (row?.state === 'joined') row = rows.get(row.other);
    return row?.id ?? null;
  };
}
