/** Names an edition so that ids of its former ones lead where they led, and tells what was changed since. */
import { readFileSync } from 'node:fs';
import type { Edition } from '../../model/edition.js';
import { CommandFailure } from '../../model/failure.js';
import type { GivenItem, MergedEdition } from '../../model/naming.js';
import { changesOf } from '../../write/changes/changes-of.js';
import { findGiven } from '../../write/identity/find-given.js';
import { nameItems } from '../../write/identity/name-items.js';
import { parseEditionJson } from '../../write/json/parse.js';
import type { ArchivedReport, RenderedReport } from './rendered-report.js';

export interface NamedAgain {
  readonly edition: Edition;
  /** What has to be remembered for it beside what was given. */
  readonly given: readonly GivenItem[];
  readonly changed: NonNullable<RenderedReport['changed']>;
}

/** Throws CommandFailure where the file is not as a run wrote it: no document is at fault then. */
function readFormer(path: string): Edition {
  try {
    return parseEditionJson(readFileSync(path, 'utf8'));
  } catch {
    throw new CommandFailure({ reason: 'broken-archive', path, detail: 'the edition' });
  }
}

export function nameAgain(merged: MergedEdition, { given, formers }: ArchivedReport): NamedAgain {
  const before = formers.map(readFormer);
  const named = nameItems(merged, given);
  const found = before.length === 0 ? [] : findGiven(before, named).given;
  const edition = found.length === 0 ? named : nameItems(merged, [...given, ...found]);
  // What was told of a report that this one is a part of is no news here.
  const isPart = before.length > 0 && before.every(({ id }) => id !== edition.id);
  const changes = isPart ? [] : changesOf(before, edition);
  const revisions = edition.revisions.map(({ contentId, siglum }) => ({ revision: contentId, siglum }));
  return { edition, given: found, changed: { revisions, changes } };
}
