/**
 * Compares two outputs: options, inputs, reports and readings; and for each report that differs, finds whether an
 * input or an option made the difference, with the pairs that were judged otherwise.
 */

import { byIds } from '../../base/by-ids.js';
import { pairKey } from '../../base/pair-key.js';
import { UnionFind } from '../../base/union-find.js';
import type {
  Cause,
  ChangedVerdict,
  ChangeKind,
  ClusterChange,
  Comparison,
  Found,
  OptionChange,
  ReadingChange,
  RelationRow,
} from './changes.js';
import { blameForReadings, blameOptions } from './comparison-cause.js';
import { compareReadings } from './comparison-readings.js';

export function compareOutputs(left: Found, right: Found): Comparison {
  const options = compareOptions(left.options, right.options);
  const inputs = compareInputs(left, right);
  const touched = new Set([...inputs.onlyLeft, ...inputs.onlyRight, ...inputs.changed]);
  const changes = groupClusters(left, right).map((group) =>
    describeChange(group, { left, right, touched, options }),
  );
  const keyOf = (members: readonly string[]) => JSON.stringify([...members].sort());
  const rightIds = new Map([...right.clusters].map(([id, members]) => [keyOf(members), id]));
  const both = [...left.clusters].flatMap(([id, members]) => {
    const other = rightIds.get(keyOf(members));
    return other === undefined ? [] : [{ id, other, members }];
  });
  const readings = both.flatMap(({ id, other, members }) => {
    const [one, two] = [left.editions.get(id), right.editions.get(other)];
    if (one === undefined || two === undefined) return [];
    const isTouched = members.some((id) => touched.has(id));
    return compareReadings(one, two, members).map((change): ReadingChange => {
      const blamed = isTouched ? [] : blameForReadings(options);
      return { ...change, cause: causeOf({ isTouched, blamed, left, right, touched }), causedBy: blamed };
    });
  });
  return {
    versions: [left.version, right.version],
    options,
    inputs,
    hasRules: [left, right].every(({ relations }) => relations.every(({ rule }) => rule !== undefined)),
    sameClusters: both.length,
    clusters: changes,
    readings,
  };
}

function compareOptions(left: Found['options'], right: Found['options']): OptionChange[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return names
    .filter((option) => JSON.stringify(left[option]) !== JSON.stringify(right[option]))
    .map((option) => ({ option, left: left[option] ?? null, right: right[option] ?? null }));
}

function compareInputs({ documents: left }: Found, { documents: right }: Found): Comparison['inputs'] {
  return {
    onlyLeft: [...left.keys()].filter((id) => !right.has(id)).sort(),
    onlyRight: [...right.keys()].filter((id) => !left.has(id)).sort(),
    changed: [...left]
      .filter(([id, hash]) => right.has(id) && right.get(id) !== hash)
      .map(([id]) => id)
      .sort(),
  };
}

interface Group {
  readonly left: readonly (readonly string[])[];
  readonly right: readonly (readonly string[])[];
}

/** Reports that share documents, across both outputs, where they are not one and the same. */
function groupClusters(left: Found, right: Found): Group[] {
  const sides = [
    ...[...left.clusters.values()].map((members) => ({ members, isLeft: true })),
    ...[...right.clusters.values()].map((members) => ({ members, isLeft: false })),
  ];
  const firstOf = new Map<string, number>();
  const groups = new UnionFind(sides.length);
  sides.forEach(({ members }, at) => {
    for (const id of members) {
      const first = firstOf.get(id);
      if (first === undefined) firstOf.set(id, at);
      else groups.union(groups.find(first), groups.find(at));
    }
  });
  const found = new Map<number, { left: (readonly string[])[]; right: (readonly string[])[] }>();
  sides.forEach(({ members, isLeft }, at) => {
    const root = groups.find(at);
    const group = found.get(root) ?? { left: [], right: [] };
    found.set(root, group);
    (isLeft ? group.left : group.right).push([...members].sort());
  });
  return [...found.values()].filter(
    (group) =>
      group.left.length !== 1 || group.right.length !== 1 || `${group.left[0]}` !== `${group.right[0]}`,
  );
}

function describeChange(
  group: Group,
  {
    left,
    right,
    touched,
    options,
  }: {
    readonly left: Found;
    readonly right: Found;
    readonly touched: ReadonlySet<string>;
    readonly options: readonly OptionChange[];
  },
): ClusterChange {
  const members = new Set([...group.left, ...group.right].flat());
  const inputs = [...members].filter((id) => touched.has(id)).sort();
  const verdicts = changedVerdicts(members, left, right);
  const isTouched = inputs.length > 0;
  const blamed = isTouched ? [] : blameOptions(verdicts, options);
  const cause = causeOf({ isTouched, blamed, left, right, touched });
  return { kind: kindOf(group), ...group, inputs, verdicts, cause, causedBy: blamed };
}

/** Its own documents first, then options, then the program; last of all what other documents say about shingles. */
function causeOf({
  isTouched,
  blamed,
  left,
  right,
  touched,
}: {
  readonly isTouched: boolean;
  readonly blamed: readonly string[];
  readonly left: Found;
  readonly right: Found;
  readonly touched: ReadonlySet<string>;
}): Cause {
  if (isTouched) return 'input';
  if (blamed.length > 0) return 'options';
  if (left.version !== right.version) return 'version';
  return touched.size > 0 ? 'input' : 'unknown';
}

function kindOf({ left, right }: Group): ChangeKind {
  if (left.length === 0) return 'new';
  if (right.length === 0) return 'gone';
  if (left.length === 1 && right.length === 1) {
    const [own, other] = [new Set(left[0]), new Set(right[0])];
    if ([...own].every((id) => other.has(id))) return 'grown';
    if ([...other].every((id) => own.has(id))) return 'shrunk';
    return 'regrouped';
  }
  if (left.length > 1 && right.length === 1) return 'joined';
  return left.length === 1 ? 'divided' : 'regrouped';
}

/** Lists pairs inside `members` that another tier was given, sorted by a, then b. */
function changedVerdicts(members: ReadonlySet<string>, left: Found, right: Found): readonly ChangedVerdict[] {
  const own = ({ relations }: Found) =>
    new Map(
      relations
        .filter(({ a, b }) => members.has(a) && members.has(b))
        .map((row) => [pairKey(row.a, row.b), row]),
    );
  const [one, two] = [own(left), own(right)];
  return [...new Map([...one, ...two])]
    .sort(([, row], [, other]) => byIds(row, other))
    .flatMap(([key, { a, b }]) => {
      const [before, after] = [one.get(key), two.get(key)];
      if (before?.tier === after?.tier) return [];
      const rules = [ruleOf(before), ruleOf(after)] as const;
      return [{ a, b, left: describeVerdict(before), right: describeVerdict(after), rules }];
    });
}

function describeVerdict(row: RelationRow | undefined): string {
  return row === undefined ? 'not examined' : `${row.tier}: ${row.relation}, ${row.reason}`;
}

/** Outputs of older versions name no rules. */
function ruleOf(row: RelationRow | undefined): ChangedVerdict['rules'][number] {
  return row === undefined ? 'not-examined' : (row.rule ?? null);
}
