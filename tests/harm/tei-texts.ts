/** Reads TEI back with saxes, as any reader of XML would: the title, the paths, and what records say. */
import { SaxesParser } from 'saxes';

/** What TEI of this program may hold, as "name" and "name@attribute". */
export const teiParts: ReadonlySet<string> = new Set(
  `TEI TEI@xmlns teiHeader fileDesc titleStmt title publicationStmt p sourceDesc listWit witness witness@xml:id idno
  idno@type date note note@type note@n encodingDesc variantEncoding variantEncoding@method variantEncoding@location
  editorialDecl text body div div@type ab ab@xml:id ab@type ab@subtype app lem lem@wit rdg rdg@wit g g@n`.split(
    /\s+/,
  ),
);

export interface TeiTexts {
  readonly title: string;
  readonly paths: readonly string[];
  /** Of records, in order. */
  readonly notes: readonly string[];
}

/** Characters that XML forbids come as the element `g`, which names them. */
export function readTei(xml: string): TeiTexts {
  const found = { title: [] as string[], path: [] as string[], note: [] as string[] };
  const open: { readonly kind: keyof typeof found | null; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'g') {
      const code = Number.parseInt(attributes['n']!.slice('U+'.length), 16);
      open.at(-1)!.text += String.fromCharCode(code);
    }
    const isPath = name === 'idno' && attributes['type'] === 'path';
    open.push({ kind: isPath ? 'path' : name === 'title' || name === 'note' ? name : null, text: '' });
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    const { kind, text } = open.pop()!;
    if (kind !== null) found[kind].push(text);
  });
  parser.write(xml).close();
  return { title: found.title.join(''), paths: found.path, notes: found.note };
}
