/** Names what a document of PROV speaks of. Names of an agent come from the words that a source has for it. */
import { createHash } from 'node:crypto';
import type { Edition, EditionBlock, EditionParagraph } from '../../model/edition.js';

export type Attributes = Readonly<Record<string, unknown>>;

/** Makes a name into a value: a string would be a literal. */
export const named = (name: string) => ({ $: name, type: 'prov:QUALIFIED_NAME' });

export const editionName = ({ id }: Edition) => `variorum:edition-${id}`;
export const runName = ({ id }: Edition) => `variorum:merge-${id}`;
export const itemName = ({ id }: EditionBlock | EditionParagraph) => `variorum:${id}`;
export const revisionName = (contentId: string) => `variorum:revision-${contentId}`;
export const sourceName = (contentId: string) => `variorum:source-${contentId}`;

/** Names an agent. Two of one kind are one where they are called alike, letter by letter. */
export function agentName(kind: 'outlet' | 'speaker', label: string): string {
  return `variorum:${kind}-${createHash('sha256').update(label).digest('hex').slice(0, 12)}`;
}
