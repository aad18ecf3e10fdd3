/** Describes the shape of what `edition.json` says of a paragraph that other reports carry, too. */
import { z } from 'zod';
import type { ClusterId, DocumentId } from '../../model/document.js';
import { type ThreadId, threadRoles } from '../../model/thread.js';

const count = z.int().nonnegative();

/** Where a paragraph was first, and who has it. */
export const thread = z
  .object({
    thread: z.string().transform((id) => id as ThreadId),
    role: z.enum(threadRoles),
    first: z
      .object({
        document: z.string().transform((id) => id as DocumentId),
        report: z
          .string()
          .transform((id) => id as ClusterId)
          .nullable(),
        headline: z.string().nullable(),
        outlet: z.string().nullable(),
        date: z.string().nullable(),
      })
      .exactOptional()
      .describe('The document that had it first, where dates tell'),
    others: count.exactOptional().describe('Other reports that carry it; a document alone counts as one'),
    standing: count.exactOptional().describe('Of these, those whose latest revision has it'),
    replaced: count
      .exactOptional()
      .describe('Other reports whose latest revision has a wording that this report has replaced'),
  })
  .exactOptional()
  .describe('Where else it stands; absent where no other report carries it');
