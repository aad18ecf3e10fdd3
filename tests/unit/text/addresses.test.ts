/** Tests which ways of writing an address are one page, and what makes two outlets. */
import { describe, expect, test } from 'vitest';
import { hashAddress, hashAddresses, hashOutlets, normaliseAddress } from '../../../src/text/addresses.js';

describe('normaliseAddress()', () => {
  test.each([
    ['https://www.Example.org/News/1/', 'example.org/News/1'],
    ['//example.org/News/1#top', 'example.org/News/1'],
    ['example.org', 'example.org'],
    ['EXAMPLE.org?Id=1', 'example.org?Id=1'],
    ['http://example.org/a//?Id=1/', 'example.org/a?Id=1/'],
    ['  http://example.org/a ', 'example.org/a'],
    ['wwwx.example.org/a', 'wwwx.example.org/a'],
    ['', ''],
  ])('%s', (url, expected) => {
    expect(normaliseAddress(url)).toBe(expected);
  });
});

test('hashAddress() tells a query from another, and none from 0', () => {
  expect(hashAddress('example.org/a?id=1')).not.toBe(hashAddress('example.org/a?id=2'));
  expect(hashAddress('example.org/a')).not.toBe(hashAddress('example.org/A'));
  expect(hashAddress('https://example.org/a/')).toBe(hashAddress('example.org/a'));
  expect([hashAddress(undefined), hashAddress(''), hashAddress('https://')]).toEqual([0, 0, 0]);
  const hash = hashAddress('example.org/a');
  expect(Number.isSafeInteger(hash) && hash > 2 ** 32).toBe(true);
});

test('hashAddresses() hashes the address, and the name of the report by its agency', () => {
  const [address, item] = hashAddresses({ url: 'example.org/a', itemId: '7' });
  expect(address).toBe(hashAddress('example.org/a'));
  expect(item).toBe(hashAddresses({ itemId: '7' })[1]);
  expect(item).not.toBe(hashAddresses({ itemId: '8' })[1]);
  expect(hashAddresses({ itemId: '' })).toEqual([0, 0]);
  expect(hashAddresses({})).toEqual([0, 0]);
  expect(hashAddresses(undefined)).toEqual([0, 0]);
});

test('hashOutlets() takes pages for telephones for the same host, and names in any case', () => {
  const [host, publisher] = hashOutlets({ url: 'https://www.example.org/a?b', publisher: ' Port Times ' });
  for (const url of ['example.org', 'm.example.org/c', 'amp.example.org?d', 'mobile.example.org/'])
    expect(hashOutlets({ url })).toEqual([host, 0]);
  expect(hashOutlets({ publisher: 'port times' })).toEqual([0, publisher]);
  expect(hashOutlets({ url: 'other.org' })[0]).not.toBe(host);
  expect(hashOutlets({ url: 'am.example.org' })[0]).not.toBe(host);
  expect(hashOutlets(undefined)).toEqual([0, 0]);
});
