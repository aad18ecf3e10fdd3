/**
 * Turns plain data into bytes and back, with typed arrays set apart: they go to the disk and come back without being
 * copied about, into memory that threads share. What was read from a file is not written to the next one again: that one
 * says where it lies.
 */
import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/** Where bytes lie that were read: a file, relative to the folder of the work, and a place in it. */
export interface FilePlace {
  readonly file: string;
  readonly position: number;
}

/** Where the memory that a reader filled was filled from. */
export type KnownPlaces = WeakMap<ArrayBufferLike, FilePlace>;

/** Data as a record of a shard: what is not in columns, and the columns one after the other, each from a multiple of 8. */
export interface PackedValue {
  readonly value: Buffer;
  readonly columns: readonly Uint8Array[];
  /** Of all columns, with the room between them. */
  readonly columnBytes: number;
}

/** Makes a typed array over memory that may be shared. */
interface ArrayType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, start: number, length: number): ArrayBufferView;
}

const arrayTypes: readonly ArrayType[] = [
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Float32Array,
  Float64Array,
];

const alignment = 8;

class ValueWriter extends DefaultSerializer {
  readonly columns: Uint8Array[] = [];
  columnBytes = 0;
  readonly #places: KnownPlaces;

  constructor(places: KnownPlaces) {
    super();
    this.#places = places;
  }

  /** Node calls it for every view of bytes. */
  _writeHostObject(view: ArrayBufferView): void {
    const type = arrayTypes.findIndex((Type) => view instanceof Type);
    if (type === -1) throw new TypeError(`Cannot write a ${view.constructor.name} to a shard`);
    this.writeUint32(type);
    this.writeDouble(view.byteLength);
    const known = this.#places.get(view.buffer);
    const name = Buffer.from(known?.file ?? '');
    this.writeUint32(name.length);
    this.writeRawBytes(name);
    if (known !== undefined) {
      this.writeDouble(known.position + view.byteOffset);
      return;
    }
    this.writeDouble(this.columnBytes);
    this.columns.push(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    this.columnBytes += roundUp(view.byteLength);
  }
}

/** Packs plain data. Throws DataCloneError for what is none. */
export function packValue(data: unknown, places: KnownPlaces): PackedValue {
  const writer = new ValueWriter(places);
  writer.writeHeader();
  writer.writeValue(data);
  return { value: writer.releaseBuffer(), columns: writer.columns, columnBytes: writer.columnBytes };
}

export function roundUp(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/** Reads columns that lie in another file than the value. */
export type ReadElsewhere = (place: FilePlace, length: number) => SharedArrayBuffer;

class ValueReader extends DefaultDeserializer {
  readonly #columns: SharedArrayBuffer;
  readonly #readElsewhere: ReadElsewhere;

  constructor(value: Buffer, columns: SharedArrayBuffer, readElsewhere: ReadElsewhere) {
    super(value);
    this.#columns = columns;
    this.#readElsewhere = readElsewhere;
  }

  /** Node calls it where a view of bytes was. */
  _readHostObject(): ArrayBufferView {
    const Type = arrayTypes[this.readUint32()]!;
    const bytes = this.readDouble();
    const file = this.readRawBytes(this.readUint32()).toString();
    const position = this.readDouble();
    const length = bytes / Type.BYTES_PER_ELEMENT;
    if (file === '') return new Type(this.#columns, position, length);
    return new Type(this.#readElsewhere({ file, position }, bytes), 0, length);
  }
}

/** Gives data back. */
export function unpackValue(
  value: Buffer,
  columns: SharedArrayBuffer,
  readElsewhere: ReadElsewhere,
): unknown {
  const reader = new ValueReader(value, columns, readElsewhere);
  reader.readHeader();
  return reader.readValue();
}
