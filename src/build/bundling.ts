/**
 * Bundles entries of `dist` and says which packages went into the bundle, so that their licences can be shipped.
 * Function names stay as they are written: whoever reports a defect sends a stack that can be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputOptions, type Plugin, type RolldownOutput, rolldown } from 'rolldown';

/** The folder of what the compiler wrote, which every bundle is made of. */
export const dist = fileURLToPath(new URL('..', import.meta.url));

/** A bundle's files, and the folders of the packages in them. */
export interface Bundled {
  readonly output: RolldownOutput['output'];
  readonly packages: ReadonlySet<string>;
}

/** Writes the bundle that starts at `input`, for Node. */
export async function writeBundle(
  input: string | Readonly<Record<string, string>>,
  plugins: readonly Plugin[],
  output: OutputOptions,
): Promise<Bundled> {
  const bundle = await rolldown({
    input: typeof input === 'string' ? input : { ...input },
    platform: 'node',
    onLog: (level, log, report) => (isKnown(log.code) ? undefined : report(level, log)),
    plugins: [...plugins],
  });
  const written = await bundle.write({
    ...output,
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    comments: false,
  });
  await bundle.close();
  return { output: written.output, packages: findPackages(written.output) };
}

/**
 * A package for style sheets makes its errors by `eval`, and one for command lines looks for files beside itself, and
 * nothing here asks them for any; what is loaded late by one module may be loaded at once by another.
 */
function isKnown(code: string | undefined): boolean {
  return code === 'EVAL' || code === 'EMPTY_IMPORT_META' || code === 'INEFFECTIVE_DYNAMIC_IMPORT';
}

/** Lists the folders of the packages whose modules are in a bundle. */
export function findPackages(output: RolldownOutput['output']): ReadonlySet<string> {
  const modules = output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
  return new Set(modules.flatMap((id) => (id.includes('/node_modules/') ? [packageOf(id)] : [])));
}

/** The folder of the package that holds the module `id`: the nearest one above it that has a name. */
function packageOf(id: string): string {
  // A bundler marks modules that it has made itself.
  let folder = dirname(id.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

function isPackage(folder: string): boolean {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) {
    if (dirname(folder) === folder)
      throw new TypeError('Cannot name a package: no package.json above a module');
    return false;
  }
  return typeof (JSON.parse(readFileSync(path, 'utf8')) as { name?: unknown }).name === 'string';
}
