/**
 * The shape of `edition.json`, as code that checks it and as JSON Schema. The compiler holds it against the
 * type `Edition`, so that neither can change alone.
 */
import { z } from 'zod';
import { type Edition, factKinds, states } from '../edition.js';
import { blockKinds, type ClusterId, type DocumentId, edgeTypes } from '../model.js';

const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .describe('[start, end) in bytes of the decoded text as UTF-8, after a byte-order mark');
const documentId = z
  .string()
  .describe('Path below the input')
  .transform((id) => id as DocumentId);
const share = z.number().min(0).max(1);
const sourceSpan = z.object({ revision: documentId, span });

const witness = sourceSpan.extend({
  edge: z.enum(edgeTypes).nullable().describe('Step towards the source; null for the source’s own reading'),
  similarity: share,
  rule: z.string().nullable().describe('What made the edge'),
  runnerUp: share.describe('Best similarity that lost against it'),
  text: z
    .string()
    .exactOptional()
    .describe('The reading, where it is not the paragraph’s text letter by letter'),
  dropped: z.array(span).exactOptional().describe('Sentences of this reading without a successor'),
  isPart: z.literal(true).exactOptional().describe('Words that also stand in another paragraph’s reading'),
});

const state = z.enum(states);
const order = z.object({
  basis: z.enum(['single', 'versions', 'dates', 'content', 'unknown']),
  confidence: share.describe('That the direction is right'),
  evidence: z.array(z.object({ cue: z.string(), detail: z.string(), weight: z.number() })),
});

const about = z.object({
  url: z.string().exactOptional(),
  publisher: z.string().exactOptional(),
  byline: z.string().exactOptional(),
  language: z.string().exactOptional(),
  archiveId: z.string().exactOptional(),
  itemId: z.string().exactOptional().describe('The report through all its revisions, as an agency names it'),
  version: z.string().exactOptional(),
  slug: z.string().exactOptional(),
  status: z.enum(['corrected', 'withdrawn']).exactOptional(),
});

const numbers = z.array(z.int().nonnegative());
const original = z.union([z.object({ manifest: numbers }), z.object({ base64: z.string() })]);

const revision = z.object({
  id: documentId,
  siglum: z.string(),
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  encoding: z.string().describe('Of its bytes'),
  encodingChoice: z
    .object({ basis: z.enum(['mark', 'flag', 'declared', 'detected']), certainty: share })
    .exactOptional()
    .describe('How the encoding was chosen, where the bytes are not plainly UTF-8'),
  hasByteOrderMark: z.boolean(),
  format: z.string().exactOptional().describe('The input format, where it is not plain text'),
  container: z
    .object({ path: z.string(), sha256: z.string(), place: z.string() })
    .exactOptional()
    .describe('The file of many documents that held it'),
  about: about.exactOptional().describe('What else its source says about it'),
  position: z.int().positive().describe('From 1, oldest first'),
  title: z.string().nullable().describe('As the record that held it says'),
  date: z.string().nullable(),
  copies: z.array(documentId).describe('Other documents with the same bytes'),
});

const kinds = blockKinds.filter((kind) => kind !== 'body' && kind !== 'furniture');
const block = z.object({
  id: z.string(),
  // filter() does not know that the first kind, headline, stays.
  kind: z.enum(kinds as [(typeof kinds)[number], ...(typeof kinds)[number][]]),
  state,
  text: z.string(),
  source: sourceSpan,
  repeats: z.array(span).describe('Where the source has the block again'),
  witnesses: z.array(witness),
});

const fact = z.object({
  kind: z.enum(factKinds),
  severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  between: z.tuple([documentId, documentId]),
});

const speech = z.object({
  speaker: z.string().describe('As the source has it'),
  antecedent: z
    .object({ text: z.string(), span })
    .exactOptional()
    .describe('Whom it means, by the same source'),
  isCarried: z.literal(true).exactOptional().describe('The paragraph goes on from the one before it'),
  quotations: z.array(span),
});

const paragraph = z.object({
  id: z.string(),
  state,
  text: z.string(),
  source: sourceSpan,
  witnesses: z.array(witness).describe('Oldest first; two may name one revision'),
  firstSeen: documentId,
  lastSeen: documentId,
  origins: z
    .array(z.object({ revision: documentId, span }))
    .describe('Runs of words by the revision that brought them in'),
  facts: z.array(fact).describe('Most severe first'),
  speech: speech.nullable(),
  leansOn: z.string().exactOptional().describe('Start of the paragraph before it in its source'),
  absorbedBy: z.array(z.string()).exactOptional(),
});

export const editionSchema = z.object({
  format: z.literal('variorum-edition-1'),
  id: z.string().transform((id) => id as ClusterId),
  title: z.string(),
  status: z.enum(['published', 'withdrawn']),
  warnings: z.array(z.string()),
  base: documentId.describe('The revision whose text leads'),
  order,
  revisions: z.array(revision).min(1),
  blocks: z.array(block).describe('Headline, captions, credits and the like; furniture is apart'),
  paragraphs: z.array(paragraph).describe('In the order of the full record'),
  views: z
    .object({ asPublished: z.array(z.string()), fullRecord: z.array(z.string()) })
    .describe('Ids in reading order'),
  furniture: z.array(sourceSpan),
  restore: z
    .object({
      segments: z.array(z.string()),
      manifests: z.array(numbers),
      originals: z
        .array(original.nullable())
        .exactOptional()
        .describe('What each text was taken from, where the text encoded again does not give the bytes'),
    })
    .describe('The decoded text of every revision, in their order, as a sequence of shared segments'),
}) satisfies z.ZodType<Edition>;

/** The JSON Schema (draft 2020-12) of `edition.json`. */
export function editionJsonSchema(): unknown {
  return z.toJSONSchema(editionSchema, { io: 'input' });
}
