/** Code of somebody who installed the package and nothing else; the compiler alone reads it. */
import {
  CommandFailure,
  type Detection,
  type DetectOptions,
  type DocumentRef,
  defaultDetectOptions,
  defaultThreshold,
  detect,
  type Edition,
  editionFileSchema,
  findRevisions,
  type Kernel,
  listSources,
  loadKernel,
  makeKernel,
  mergeDirectory,
  mergeTexts,
  openEngine,
  parseEditionJson,
  read,
  renderMarkdown,
  segment,
} from 'variorum';

export const threshold: number = defaultThreshold;
export const kernel: () => Kernel = loadKernel;
export const make = makeKernel;

export const options: DetectOptions = { ...defaultDetectOptions, threshold: 0.8 };
export const place: DocumentRef['path'] = 'a.txt';

export async function titles(folder: string): Promise<readonly string[]> {
  const { editions } = await mergeDirectory(folder, { ...options, out: 'out', formats: ['tei'] });
  const { clusters, relations, failures } = await findRevisions(folder, { include: ['*.txt'] });
  const texts = await mergeTexts([{ id: 'a', text: 'Rain fell.', title: 'Rain', date: '2020-05-01' }]);
  return [...editions, ...texts.editions].map(
    ({ title }) => `${title} ${clusters.length} ${relations.length} ${failures.length}`,
  );
}

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
