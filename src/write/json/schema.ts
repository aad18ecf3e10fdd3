/**
 * Describes the shape of `edition.json`, as code that checks it and as JSON Schema. The compiler holds it against the
 * type `EditionFile`, so that neither can change alone.
 */
import { z } from 'zod';
import { edgeTypes } from '../../model/alignment.js';
import { blockKinds, type ClusterId, type DocumentId, type Fields } from '../../model/document.js';
import { states } from '../../model/edition.js';
import type { EditionFile } from '../../model/edition-file.js';
import { fact, series, sigla } from './fact-shapes.js';
import type { Schema } from './schema-type.js';
import { span, speech } from './speech-shape.js';
import { thread } from './thread-shape.js';

const documentId = z
  .string()
  .describe('Path below the input')
  .transform((id) => id as DocumentId);
const share = z.number().min(0).max(1);
const place = z.object({
  in: sigla,
  span,
});

const witness = place.extend({
  edge: z
    .enum(edgeTypes)
    .exactOptional()
    .describe('Step towards the source; none for the source’s own reading'),
  similarity: share.exactOptional().describe('1 where it is left out'),
  rule: z.string().exactOptional().describe('What made the edge'),
  runnerUp: share.exactOptional().describe('Best similarity that lost against it; 0 where it is left out'),
  dropped: z.array(span).exactOptional().describe('Sentences of this reading without a successor'),
  isPart: z.literal(true).exactOptional().describe('Words that also stand in another paragraph’s reading'),
  kind: z
    .enum(blockKinds)
    .exactOptional()
    .describe('What it is in its own revision, where the paragraph or block is of another kind'),
});

const state = z.enum(states);
const order = z.object({
  basis: z.enum(['single', 'versions', 'dates', 'content', 'decided', 'unknown']),
  confidence: share.describe('That the direction is right'),
  evidence: z.array(z.object({ cue: z.string(), detail: z.string(), weight: z.number() })),
});

const about = z.object({
  url: z.string().exactOptional(),
  publisher: z.string().exactOptional(),
  byline: z.string().exactOptional(),
  language: z.string().exactOptional(),
  archiveId: z.string().exactOptional(),
  published: z.string().exactOptional().describe('First, where its date is that of a change'),
  itemId: z.string().exactOptional().describe('The report through all its revisions, as an agency names it'),
  version: z.string().exactOptional(),
  slug: z.string().exactOptional(),
  status: z.enum(['corrected', 'withdrawn']).exactOptional(),
});

// An object of zod would take `__proto__` for a prototype: here it is the name of a field like any other.
const fields = z
  .unknown()
  .refine(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be an object',
  )
  .meta({ type: 'object', description: 'What else its record holds, by the names of the source' })
  .transform((value) => value as Fields);

const numbers = z.array(z.int().nonnegative());
const original = z.union([z.object({ manifest: numbers }), z.object({ base64: z.string() })]);

const revision = z.object({
  id: documentId,
  contentId: z.string().describe('Comes from its bytes alone, so that links may refer to it'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  path: z.string().exactOptional().describe('Where it is not the id'),
  encoding: z.string().exactOptional().describe('Of its bytes; utf-8 where it is left out'),
  encodingChoice: z
    .object({ basis: z.enum(['mark', 'flag', 'declared', 'detected']), certainty: share })
    .exactOptional()
    .describe('How the encoding was chosen, where the bytes are not plainly UTF-8'),
  hasByteOrderMark: z.literal(true).exactOptional(),
  format: z.string().exactOptional().describe('The input format, where it is not plain text'),
  container: z
    .object({ path: z.string(), sha256: z.string(), place: z.string() })
    .exactOptional()
    .describe('The file of many documents that held it'),
  flaws: z
    .array(z.string())
    .exactOptional()
    .describe('What was damaged or loose in it and was read all the same'),
  textConfidence: share.exactOptional().describe('How sure it is that its text is the article of its page'),
  about: about.exactOptional().describe('What else its source says about it'),
  fields: fields.exactOptional(),
  title: z.string().exactOptional().describe('As the record that held it says'),
  date: z.string().exactOptional(),
  copies: z.array(documentId).exactOptional().describe('Other documents that publish the same'),
  copyRecords: z
    .array(
      z.object({
        id: documentId,
        title: z.string().exactOptional(),
        date: z.string().exactOptional(),
        about: about.exactOptional(),
        fields: fields.exactOptional(),
      }),
    )
    .exactOptional()
    .describe('What copies say of themselves, each in full, where it is not what this revision says'),
});

const formerly = z
  .array(z.string())
  .exactOptional()
  .describe('Ids that led to it in earlier editions, its own or of what was joined into it');

const kinds = blockKinds.filter((kind) => kind !== 'body' && kind !== 'furniture');
const block = z.object({
  id: z.string(),
  formerly,
  // filter() does not know that the first kind, headline, stays.
  kind: z.enum(kinds as [(typeof kinds)[number], ...(typeof kinds)[number][]]),
  state,
  text: z.string(),
  source: place,
  repeats: z.array(span).exactOptional().describe('Where the source has the block again'),
  witnesses: z.array(witness),
  facts: z.array(fact).exactOptional().describe('Of a headline, most severe first'),
  series: z.array(series).exactOptional(),
  thread,
});

const paragraph = z.object({
  id: z.string(),
  formerly,
  state,
  text: z.string(),
  source: place,
  witnesses: z.array(witness).describe('Two may name one revision'),
  firstSeen: sigla,
  lastSeen: sigla,
  origins: z
    .array(z.tuple([sigla, z.int().nonnegative(), z.int().nonnegative()]))
    .describe(
      'Runs of words by the revision that brought them in, each with start and end in bytes of the source',
    ),
  facts: z.array(fact).exactOptional().describe('Most severe first'),
  series: z.array(series).exactOptional().describe('Facts that are one value in many revisions'),
  speech: speech.exactOptional(),
  leansOn: z.string().exactOptional().describe('Start of the paragraph before it in its source'),
  absorbedBy: z.array(z.string()).exactOptional(),
  thread,
  hints: z
    .array(z.object({ paragraph: z.string(), similarity: z.number().min(0).max(1) }))
    .exactOptional()
    .describe(
      'Paragraphs that may tell what this dropped one told, the likeliest first: no edge, and no claim',
    ),
});

const segment = z
  .union([
    z.string(),
    z.object({
      of: z.string(),
      before: z.string().exactOptional(),
      after: z.string().exactOptional(),
    }),
  ])
  .describe('A text, or the text of a paragraph or block with what stands around it');

const editionFile = z.object({
  format: z.literal('variorum-edition-4'),
  id: z.string().transform((id) => id as ClusterId),
  title: z.string(),
  status: z.enum(['published', 'withdrawn']),
  warnings: z.array(z.string()),
  base: sigla.describe('The revision whose text leads'),
  order,
  decided: z
    .object({ before: z.array(z.tuple([sigla, sigla])), base: sigla.exactOptional() })
    .exactOptional()
    .describe('What a person decided: pairs of which the first is older, and the base'),
  revisions: z.array(revision).min(1).describe('Oldest first: A, B, C …'),
  titleFacts: z.array(fact).exactOptional().describe('Of headlines that stand in records alone'),
  blocks: z.array(block).describe('Headline, captions, credits and the like; furniture is apart'),
  paragraphs: z.array(paragraph).describe('In the order of the full record'),
  views: z
    .object({ asPublished: z.array(z.string()), fullRecord: z.array(z.string()) })
    .describe('Ids in reading order'),
  furniture: z.array(place),
  restore: z
    .object({
      segments: z.array(segment),
      first: numbers.describe('Segments of the oldest revision, in its order'),
      changes: z
        .array(
          z.array(
            z
              .tuple([z.int().nonnegative(), z.int().nonnegative()], z.int().nonnegative())
              .describe(
                '[start, end, …numbers]: these entries of the manifest before give way to those segments',
              ),
          ),
        )
        .describe('One for each later revision'),
      originals: z
        .array(original.nullable())
        .exactOptional()
        .describe('What each text was taken from, where the text encoded again does not give the bytes'),
    })
    .describe('The decoded text of every revision as a sequence of shared segments'),
}) satisfies z.ZodType<EditionFile>;

/**
 * Decides whether a value is the record of an edition’s file.
 *
 * @example
 * editionFileSchema.safeParse({}).success; // false
 */
export const editionFileSchema: Schema<EditionFile> = editionFile;

/**
 * The JSON Schema (draft 2020-12) of `edition.json`.
 *
 * @example
 * editionJsonSchema().type; // "object"
 */
export function editionJsonSchema(): unknown {
  return z.toJSONSchema(editionFile, { io: 'input' });
}
