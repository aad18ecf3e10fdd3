/**
 * Tells of paragraphs that other reports carry, too: each is a specialisation of its thread, which is one entity in the
 * provenance of all of them.
 */
import type { Edition } from '../../model/edition.js';
import type { ThreadNote } from '../../model/thread.js';
import { type Attributes, agentName, itemName, named } from './names.js';

const threadName = ({ thread }: ThreadNote) => `variorum:${thread}`;

/** Lists the threads of an edition, each once, as it is first told of. */
export function threadsOf({ blocks, paragraphs }: Edition): readonly ThreadNote[] {
  const notes = [...blocks, ...paragraphs].flatMap(({ thread }) => thread ?? []);
  return [...new Map(notes.map((note) => [note.thread, note])).values()].sort((one, other) =>
    one.thread < other.thread ? -1 : 1,
  );
}

/**
 * Describes threads by where they were first, where dates tell. How many reports carry one is not said: it is no
 * attribute of the thread, but of what one run knew of it.
 */
export function describeThreads(edition: Edition): Readonly<Record<string, Attributes>> {
  return Object.fromEntries(
    threadsOf(edition).map((note) => [
      threadName(note),
      {
        'prov:type': named('variorum:Thread'),
        'variorum:role': note.role,
        ...(note.first === undefined ? {} : { 'variorum:firstDocument': note.first.document }),
        ...(typeof note.first?.date === 'string' ? { 'variorum:firstDate': note.first.date } : {}),
      },
    ]),
  );
}

/** Relates paragraphs and blocks to their threads. */
export function specialisations({ blocks, paragraphs }: Edition): readonly Attributes[] {
  return [...blocks, ...paragraphs].flatMap((item) =>
    item.thread === undefined
      ? []
      : [{ 'prov:specificEntity': itemName(item), 'prov:generalEntity': threadName(item.thread) }],
  );
}

/** Attributes threads to the outlets that had them first. */
export function firstOutlets(edition: Edition): readonly Attributes[] {
  return threadsOf(edition).flatMap((note) =>
    typeof note.first?.outlet === 'string'
      ? [
          {
            'prov:entity': threadName(note),
            'prov:agent': agentName('outlet', note.first.outlet),
            'prov:type': named('variorum:published'),
          },
        ]
      : [],
  );
}
