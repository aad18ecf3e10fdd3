import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Document, DocumentId } from '../../../src/model/document.js';
import type { DocumentRef } from '../../../src/model/document-ref.js';
import type { Result } from '../../../src/model/failure.js';
import { defaultFields } from '../../../src/model/options.js';
import { furnitureKeys } from '../../../src/read/learn-furniture.js';
import { read } from '../../../src/read/read.js';

let folder: string;
let readKept: typeof import('../../../src/read/kept-documents.js').readKept;
beforeAll(async () => {
  // What other tests of the same process have read would take its room.
  vi.resetModules();
  ({ readKept } = await import('../../../src/read/kept-documents.js'));
  folder = mkdtempSync(join(tmpdir(), 'variorum-kept-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file, and says where it lies and what its bytes are. */
function write(name: string, text: string): DocumentRef & { readonly sha256: string } {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { id: name as DocumentId, path, sha256: createHash('sha256').update(text).digest('hex') };
}

async function readAll(refs: readonly DocumentRef[]): Promise<readonly Result<Document>[]> {
  const results: Result<Document>[] = [];
  const order: number[] = [];
  const visit = (result: Result<Document>, index: number) => {
    results.push(result);
    order.push(index);
  };
  await readKept(refs, visit, { stage: 'merge' });
  expect(order).toEqual([...refs.keys()]);
  return results;
}

describe('readKept()', () => {
  it('gives what read() gives, in the order asked for, whatever was kept before', async () => {
    const refs = ['a', 'b', 'c', 'd'].map((name) => write(`${name}.txt`, `The council met on ${name}.\n`));
    const missing: DocumentRef = { id: 'none.txt' as DocumentId, path: join(folder, 'none.txt') };
    await readAll([refs[1]!, refs[3]!]);
    const mixed = [refs[0]!, missing, refs[1]!, refs[2]!, refs[3]!];
    expect(await readAll(mixed)).toEqual(await read(mixed));
  });

  it('opens no file again whose text it keeps', async () => {
    const ref = write('once.txt', 'The harbour reopened at noon.\n');
    const [first] = await readAll([ref]);
    rmSync(ref.path);
    expect(await readAll([ref])).toEqual([first]);
  });

  it('keeps no text for other bytes: a file that changed is read anew', async () => {
    const before = write('changed.txt', 'Two people were hurt.\n');
    await readAll([before]);
    const after = write('changed.txt', 'Three people were hurt.\n');
    const [result] = await readAll([after]);
    expect(result).toMatchObject({ ok: true, value: { text: 'Three people were hurt.\n' } });
  });

  it('keeps apart what one file says under two metadata, and under two readings', async () => {
    const ref = write('twice.txt', 'Rain is expected.\n');
    const dated = { ...ref, metadata: { modified: '2024-01-02' } };
    expect(await readAll([ref, dated])).toEqual(await read([ref, dated]));
  });

  it('marks the furniture that has been learnt since', async () => {
    const ref = write('site.txt', 'The bridge is closed.\n\nFollow us for more news.\n');
    await readAll([ref]);
    const furnished = { ...ref, furniture: [...furnitureKeys('Follow us for more news.')] };
    expect(await readAll([furnished])).toEqual(await read([furnished]));
    const [marked] = await readAll([furnished]);
    expect(marked).toMatchObject({ ok: true, value: { marks: [{ kind: 'furniture' }] } });
  });

  it('lets what pages were read from go before their texts, and reads it again for whoever needs it', async () => {
    const pages = Array.from({ length: 12 }, (_, index) => {
      const filler = `<script>${'x'.repeat(2 ** 21)}</script>`;
      const text = `<html><body><article><p>The council met on day ${index}.</p></article>${filler}</body></html>`;
      const source = {
        format: 'html',
        wrap: null,
        encoding: null,
        maxBytes: 2 ** 30,
        fields: defaultFields,
      } as const;
      return { ...write(`${index}.html`, text), source };
    });
    const whole = await readAll(pages);
    // All texts are still there, and the last pages with all that they were read from.
    for (const { path } of pages) rmSync(path);
    const texts: Result<Document>[] = [];
    await readKept(pages, (result) => texts.push(result), { stage: 'merge', isTextEnough: true });
    expect(texts.map((result) => result.ok && result.value.text)).toEqual(
      whole.map((result) => result.ok && result.value.text),
    );
    expect(await readAll([pages[11]!])).toEqual([whole[11]]);
    const [first] = await readAll([pages[0]!]);
    expect(first).toMatchObject({ ok: false, error: { reason: 'unreadable' } });
  });

  it('says of a file that changed under way that it changed', async () => {
    const ref = write('moved.txt', 'The vote is tomorrow.\n');
    writeFileSync(ref.path, 'The vote is today.\n');
    expect(await readAll([ref])).toEqual([{ ok: false, error: { reason: 'changed', path: 'moved.txt' } }]);
  });
});
