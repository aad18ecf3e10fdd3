/** Describes the shape of changes of fact in `edition.json`, and of the letters by which they name revisions. */
import { z } from 'zod';
import { factKinds } from '../../model/edition.js';

/** Letters of revisions. */
export const sigla = z
  .string()
  .regex(/^[A-Z]+(?:-[A-Z]+)?(?:,[A-Z]+(?:-[A-Z]+)?)*$/)
  .describe('Revisions by letter, oldest first: A, A-F, A-F,H');

const kind = z.enum(factKinds);
const severity = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** One change of fact. */
export const fact = z.object({
  kind,
  severity,
  from: z.string().nullable(),
  to: z.string().nullable(),
  between: z.tuple([sigla, sigla]),
  cause: z.enum(['correction', 'update']).exactOptional().describe('Where a notice or another date tells'),
});

/** One value through many revisions. */
export const series = z.object({
  kind,
  severity,
  readings: z.array(z.object({ text: z.string(), revision: sigla })).describe('Each value, oldest first'),
  facts: z.array(z.int().nonnegative()).describe('Its changes, by their places in facts'),
});
