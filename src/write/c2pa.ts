/**
 * Renders `c2pa.json`, the definition of a C2PA manifest for `canonical.md`: the sources are ingredients that are known by
 * their hashes, and each paragraph is an assertion. Tools that sign take it as it is. Nothing is signed here: a key is its
 * owner's alone, and a signature has other bytes each time that it is made.
 */
import { createHash } from 'node:crypto';
import { isAddress } from '../base/is-address.js';
import { toWellFormed } from '../base/well-formed.js';
import type { Edition, EditionBlock, EditionParagraph, EditionRevision, Witness } from '../model/edition.js';
import { outletOf } from '../text/addresses.js';
import { formatJson } from './format-json.js';
import { revisionsOf } from './notes.js';
import { programVersion } from './program-version.js';
import type { ToldOptions } from './prov.js';

// Labels of assertions of one's own begin with a name that one holds, backwards.
const reportLabel = 'io.github.variorum.report';
const paragraphLabel = 'io.github.variorum.paragraph';

// Of the International Press Telecommunications Council: what was put together from several elements.
const composite = 'http://cv.iptc.org/newscodes/digitalsourcetype/composite';

/**
 * Renders the definition for one edition. Its assertions are those of the paragraphs and blocks that `canonical.md`
 * prints: under the policy `latest` the text as published, by default the full record.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * JSON.parse(renderC2pa(editions[0])).format; // "text/markdown"
 */
export function renderC2pa(edition: Edition, { policy }: Pick<ToldOptions, 'policy'> = defaults): string {
  const program = { name: 'Variorum', version: programVersion() };
  const items = new Map([...edition.blocks, ...edition.paragraphs].map((item) => [item.id, item]));
  const printed = policy === 'latest' ? edition.views.asPublished : edition.views.fullRecord;
  const definition = {
    claim_generator_info: [program],
    title: edition.title,
    format: 'text/markdown',
    ingredients: edition.revisions.map(describeIngredient),
    assertions: [
      { label: 'c2pa.actions.v2', data: describeActions(edition, program) },
      { label: reportLabel, data: describeReport(edition) },
      ...printed.map((id) => ({ label: paragraphLabel, data: describeItem(items.get(id)!, edition) })),
    ],
  };
  return `${formatJson(replaceHalves(definition))}\n`;
}

const defaults = { policy: 'union' } as const;

/** Names bytes by their hash, as RFC 6920 has it: `ni:///sha-256;` and the hash in Base64 for addresses. */
function nameOf({ sha256 }: EditionRevision): string {
  return `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;
}

/** Describes a source. An ingredient has no field for a hash of its bytes: its instance is named by it. */
function describeIngredient(revision: EditionRevision): object {
  const { contentId, path, siglum, date, format, about } = revision;
  const type = format === undefined ? 'text/plain' : format === 'html' ? 'text/html' : null;
  return {
    // By this name actions refer to it; signing gives it another.
    label: contentId,
    title: path,
    ...(type === null ? {} : { format: type }),
    relationship: 'componentOf',
    instance_id: nameOf(revision),
    description: `Revision ${siglum}${date === null ? '' : `, ${date}`}`,
    ...(about?.url !== undefined && isAddress(about.url) ? { informational_URI: about.url } : {}),
  };
}

/** Says how the text came about: from parts of all sources, and nothing else. */
function describeActions({ revisions }: Edition, softwareAgent: object): object {
  return {
    actions: [
      { action: 'c2pa.created', softwareAgent, digitalSourceType: composite },
      {
        action: 'c2pa.placed',
        softwareAgent,
        parameters: { ingredientIds: revisions.map(({ contentId }) => contentId) },
      },
    ],
    allActionsIncluded: true,
  };
}

/** Says what the report is, and which ingredient each revision is that spans speak of. */
function describeReport({ id, status, base, order, revisions }: Edition): object {
  return {
    id,
    status,
    base: revisions.find((revision) => revision.id === base)!.contentId,
    order: order.basis,
    revisions: revisions.map((revision) => {
      const { contentId, siglum, sha256, path, date, about, copies } = revision;
      const outlet = outletOf(about);
      return {
        id: contentId,
        siglum,
        instance_id: nameOf(revision),
        sha256,
        path,
        ...(date === null ? {} : { date }),
        ...(outlet === null ? {} : { outlet }),
        ...(copies.length === 0 ? {} : { copies }),
      };
    }),
  };
}

/** Describes a paragraph or block by its readings: where each stands, and the hash of those bytes. */
function describeItem(item: EditionParagraph | EditionBlock, edition: Edition): object {
  const { id, state, source, witnesses, thread } = item;
  const contentId = (revision: string) => revisionsOf(edition).get(revision)!.contentId;
  const isPrinted = ({ revision, span }: Witness) =>
    revision === source.revision && `${span}` === `${source.span}`;
  return {
    id,
    kind: 'kind' in item ? item.kind : 'body',
    state,
    spans: witnesses.map((witness) => ({
      revision: contentId(witness.revision),
      start: witness.span[0],
      end: witness.span[1],
      sha256: hashOf(witness.text ?? item.text),
      ...(witness.edge === null ? {} : { edge: witness.edge }),
      ...(isPrinted(witness) ? { isPrinted: true } : {}),
    })),
    ...quotationsOf(item),
    ...(thread === undefined ? {} : { thread }),
  };
}

/** Lists whose words stand where in the printed reading; nothing where nobody is named. */
function quotationsOf(item: EditionParagraph | EditionBlock): object {
  const notes = 'speech' in item ? (item.speech?.quotations ?? []) : [];
  const quotations = notes
    .filter(({ isUnresolved }) => isUnresolved === undefined)
    .map(({ span, speaker, antecedent }) => ({
      start: span[0],
      end: span[1],
      speaker: antecedent?.text ?? speaker,
    }));
  return quotations.length === 0 ? {} : { quotations };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Puts the replacement character for what UTF-8 has no bytes for: readers of C2PA refuse the escape. */
function replaceHalves(definition: object): unknown {
  const replace = (_: string, value: unknown) => (typeof value === 'string' ? toWellFormed(value) : value);
  return JSON.parse(JSON.stringify(definition, replace));
}
