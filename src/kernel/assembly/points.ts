/** Decodes UTF-8 and looks code points up in the tables of `../unicode.ts`. */
import { CLASSES, FOLDS, IGNORED, LETTER, UNSPACED } from './layout';

// How many bytes the code point has that decode() returned.
export let decodedBytes: i32 = 0;

/** Decodes the code point at `at`; the text is well formed. */
export function decode(at: usize): u32 {
  const first = <u32>load<u8>(at);
  if (first < 0x80) {
    decodedBytes = 1;
    return first;
  }
  const second = <u32>load<u8>(at, 1) & 0x3f;
  if (first < 0xe0) {
    decodedBytes = 2;
    return ((first & 0x1f) << 6) | second;
  }
  const third = <u32>load<u8>(at, 2) & 0x3f;
  if (first < 0xf0) {
    decodedBytes = 3;
    return ((first & 0x0f) << 12) | (second << 6) | third;
  }
  decodedBytes = 4;
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | (<u32>load<u8>(at, 3) & 0x3f);
}

/** Returns the class of a code point. */
export function classOf(point: u32): u8 {
  if (point < 0x10000) return load<u8>(CLASSES + point);
  // Beyond the tables: historic and young scripts are letters, symbols are none, ideographs stand alone.
  if (point < 0x1f000) return LETTER;
  if (point >= 0x20000 && point < 0xe0000) return UNSPACED;
  return point >= 0xe0100 && point < 0xe01f0 ? IGNORED : 0;
}

/** Folds a code point of the basic plane; returns others as they are. */
// @ts-ignore: decorator
@inline
export function foldOf(point: u32): u32 {
  return point < 0x10000 ? <u32>load<u16>(FOLDS + (<usize>point << 1)) : point;
}
