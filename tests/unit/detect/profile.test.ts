/** Where the words of a text are said to stand, whatever its record says beside. */
import { expect, it } from 'vitest';
import { profile } from '../../../src/detect/profile.js';

import type { Document, DocumentId } from '../../../src/model/document.js';
import { openWorkspace } from '../../../src/pipeline/tasks/workspace.js';

it.each(['Port Alder', 'Größe', '\ud800 half', '\udc00\ud800\udbff', 'a\ud83d\ude00b'])(
  'finds each word of a text at its own bytes under the title %j',
  (title) => {
    const text = 'The council of Port Alder voted on “Tuesday” to close the harbour.';
    const document: Document = {
      id: 'a' as DocumentId,
      sha256: '',
      encoding: 'utf-8',
      hasByteOrderMark: false,
      title,
      text,
    };
    const { spans } = profile(document, openWorkspace());
    const bytes = Buffer.from(text);
    const words = Array.from({ length: spans.length / 2 }, (_, at) =>
      bytes.subarray(spans[2 * at], spans[2 * at + 1]).toString(),
    );
    expect(words).toEqual(text.match(/\p{L}+/gu));
  },
);
