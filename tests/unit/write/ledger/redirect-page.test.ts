import { describe, expect, test } from 'vitest';
import type { ClusterId, DocumentId } from '../../../../src/model/document.js';
import { findReport, findReports, type ReportRow } from '../../../../src/write/ledger/ledger.js';
import { renderRedirect } from '../../../../src/write/ledger/redirect-page.js';

const row = (id: string, state: ReportRow['state'], other: string | null = null): ReportRow => ({
  id: id as ClusterId,
  state,
  other: other as ClusterId | null,
  folder: `f-${id}`,
  oldest: `${id}.txt` as DocumentId,
});

describe('an id leads', () => {
  const reports = [
    row('whole', 'current'),
    row('joined', 'joined', 'whole'),
    row('twice', 'joined', 'joined'),
    row('fell', 'gone'),
    row('part1', 'current', 'fell'),
    row('part2', 'gone', 'fell'),
    row('part3', 'current', 'part2'),
    row('joined to what fell', 'joined', 'fell'),
    row('joined elsewhere', 'joined', 'whole'),
    row('lost', 'gone'),
  ];
  const ledger = { reports, items: [], documents: [] };

  test.each([
    ['whole', ['whole']],
    ['joined', ['whole']],
    ['twice', ['whole']],
    ['fell', ['part1', 'part3']],
    ['joined to what fell', ['part1', 'part3']],
    ['lost', []],
    ['never given', []],
  ])('from %s to %j', (id, expected) => {
    expect(findReports(ledger, id).map((found) => found.id)).toEqual(expected);
    expect(findReport(ledger, id)?.id ?? null).toBe(expected.includes('whole') ? 'whole' : null);
  });
});

describe('the page of a report that is elsewhere', () => {
  const target = { title: 'Bridge <closed>', folder: 'bridge-é?-1' };

  test.each([
    ['joined', [target], 'This report has moved', 'one report with another'],
    ['gone', [target], 'This report has moved', 'the others are here'],
    ['gone', [target, { title: 'Ferry', folder: 'ferry' }], 'This report fell apart', 'the others are here'],
    ['gone', [], 'This report is no more', 'in no report any more'],
  ] as const)('%s, with %j: %s', (state, targets, heading, reason) => {
    const page = renderRedirect('0123', state, targets);
    expect(page).toContain(`<h1>${heading}</h1>`);
    expect(page).toContain(reason);
    expect(page.match(/class="on"/g) ?? []).toHaveLength(targets.length);
    expect(page).toContain('href="../../index.html"');
  });

  test('names the other by its title, and links to it whatever its folder is called', () => {
    const page = renderRedirect('0123', 'joined', [target]);
    expect(page).toContain('href="../bridge-%C3%A9%3F-1/index.html">Bridge &lt;closed&gt;</a>');
    expect(page).toContain('<link rel="canonical" href="../bridge-%C3%A9%3F-1/index.html">');
  });
});
