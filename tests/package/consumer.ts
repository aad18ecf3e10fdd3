/** Code of somebody who installed the package and nothing else; the compiler alone reads it. */
import {
  CommandFailure,
  type Detection,
  defaultThreshold,
  detect,
  type Edition,
  editionFileSchema,
  type Kernel,
  listSources,
  loadKernel,
  makeKernel,
  openEngine,
  parseEditionJson,
  read,
  renderMarkdown,
  segment,
} from 'variorum';

export const threshold: number = defaultThreshold;
export const kernel: () => Kernel = loadKernel;
export const make = makeKernel;

export async function find(input: string, options: Parameters<typeof detect>[1]): Promise<Detection> {
  const sources = await listSources(input, null);
  const engine = openEngine(1, sources.estimate);
  try {
    return await detect(sources, options, engine);
  } catch (error) {
    if (error instanceof CommandFailure) throw new Error(error.failure.reason);
    throw error;
  } finally {
    await engine.close();
  }
}

export function render(json: string): string {
  const edition: Edition = parseEditionJson(json);
  const checked = editionFileSchema.safeParse(JSON.parse(json));
  if (!checked.success) throw new TypeError(checked.error.issues[0]?.message ?? '');
  return renderMarkdown(edition, 'union');
}

export { read, segment };
