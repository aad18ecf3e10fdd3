/** Tests what becomes of documents that fail: who is named, what begins again, and what is thrown on. */
import { describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../src/model/document.js';
import { CommandFailure, type DocumentFailure } from '../../../src/model/failure.js';
import {
  DocumentsFailed,
  droppedBy,
  leaveOutUnmergeable,
  untilNoneFails,
} from '../../../src/pipeline/faults.js';
import { findFaulty } from '../../../src/pipeline/tasks/find-faulty.js';
import { faultOf } from '../../../src/read/stage-fault.js';

const ids = (names: string) => names.split(' ') as DocumentId[];
const failure = (document: string, isOfReport = false): DocumentFailure => ({
  ...{ reason: 'stage-failed', path: document, stage: 'merge', detail: 'too deep' },
  document: document as DocumentId,
  ...(isOfReport ? { isOfReport } : {}),
});

describe('findFaulty()', () => {
  const all = ids('f e d c b a');
  const find = (fails: (some: readonly string[]) => boolean) => findFaulty(all, async (some) => fails(some));

  test('finds each document that fails by itself', async () => {
    expect(await find((some) => some.includes('c'))).toEqual(['c']);
    expect(await find((some) => some.includes('a') || some.includes('f'))).toEqual(['a', 'f']);
  });

  test('finds the first document without which two do not fail together', async () => {
    expect(await find((some) => some.includes('b') && some.includes('e'))).toEqual(['b']);
    expect(await find((some) => some.includes('a') && some.includes('b'))).toEqual(['a']);
  });

  test('finds none where all fail by themselves, and none where nothing fails again', async () => {
    expect(await find(() => true)).toEqual([]);
    expect(await find(() => false)).toEqual([]);
  });

  test('finds none where leaving out any one is not enough', async () => {
    expect(await find((some) => some.length > 2)).toEqual([]);
  });

  test('asks few times for one among many', async () => {
    const many = Array.from({ length: 4096 }, (_, at) => `${at}`.padStart(4, '0') as DocumentId);
    let asked = 0;
    const found = await findFaulty(many, async (some) => {
      asked++;
      return some.includes('3000' as DocumentId);
    });
    expect(found).toEqual(['3000']);
    expect(asked).toBeLessThan(30);
  });
});

describe('untilNoneFails()', () => {
  test('begins again with all that failed so far, in the order in which it did', async () => {
    const seen: string[] = [];
    const result = await untilNoneFails(async (faults) => {
      seen.push(faults.map(({ document }) => document).join(' '));
      if (faults.length === 0) throw new DocumentsFailed([failure('b')]);
      if (faults.length === 1) throw new DocumentsFailed([failure('a'), failure('b')]);
      return faults.length;
    });
    expect([result, seen]).toEqual([2, ['', 'b', 'b a']]);
  });

  test('ends where what is left out fails all the same, and where anything else is thrown', async () => {
    const again = async () => {
      throw new DocumentsFailed([failure('b')]);
    };
    await expect(untilNoneFails(again)).rejects.toThrow('Cannot merge b: too deep');
    const broken = async () => {
      throw new TypeError('a defect');
    };
    await expect(untilNoneFails(broken)).rejects.toThrow('a defect');
  });
});

test('a document of a report that cannot be merged stays in the run, and its report does not', () => {
  const faults = [failure('a', true), failure('b', true), failure('c')];
  expect([...droppedBy(faults)]).toEqual(['c']);
  const clusters = [{ members: ids('a b') }, { members: ids('d e') }];
  expect(leaveOutUnmergeable(clusters, faults)).toEqual([clusters[1]]);
});

describe('faultOf()', () => {
  test('names the document, the stage and the first line of what was thrown', () => {
    const error = new RangeError('too deep\n  at line 1');
    expect(faultOf('merge', 'a.txt', error)).toEqual({
      ...{ reason: 'stage-failed', path: 'a.txt', stage: 'merge', detail: 'too deep' },
    });
    expect(faultOf('merge', 'a.txt', 'words')).toMatchObject({ detail: 'words' });
  });

  test('says what the system refused', () => {
    const error = Object.assign(new Error('no'), { code: 'EACCES', syscall: 'open' });
    expect(faultOf('read', 'a.txt', error)).toEqual({ reason: 'unreadable', path: 'a.txt', code: 'EACCES' });
  });

  test.each([
    ['a command that cannot go on', new CommandFailure({ reason: 'no-such-input', path: 'x' })],
    ['memory that is used up', new RangeError('Array buffer allocation failed')],
    [
      'a file of the program that is missing',
      Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' }),
    ],
  ])('throws on %s', (_, error) => {
    expect(() => faultOf('read', 'a.txt', error)).toThrow(error);
  });
});
