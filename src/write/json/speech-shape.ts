/** Describes the shape of what `edition.json` says of who speaks, and of the spans by which it points. */
import { z } from 'zod';

/** A stretch of a revision. */
export const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .describe(
    '[start, end) in bytes of a revision’s decoded text as UTF-8, from its start, after a byte-order mark',
  );

const speaker = {
  speaker: z.string().describe('As the source has it'),
  antecedent: z
    .object({ text: z.string(), span })
    .exactOptional()
    .describe('Whom it means, by the same source'),
  isCarried: z.literal(true).exactOptional().describe('The speaker of the paragraph before goes on'),
  isUnresolved: z.literal(true).exactOptional().describe('It is a pronoun, and nothing tells whom it means'),
};

/** Whose the quotations of a paragraph are. */
export const speech = z.object({
  ...speaker,
  quotations: z.array(z.object({ span, ...speaker })).describe('Each with its own speaker'),
});
