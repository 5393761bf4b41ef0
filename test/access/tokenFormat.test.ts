import { describe, expect, test } from '@jest/globals';
import { isAllowed } from '../../server/access/addresses.ts';
import { newToken, parseToken, tokenPrefix } from '../../server/access/tokenFormat.ts';

describe('the value of an API token', () => {
  test('is taken apart into what it was made of', () => {
    const issued = newToken('demo', 'PARTNER');

    const { value, ...parts } = issued;

    expect(value).toMatch(/^kam_demo_partner_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(parseToken(value)).toEqual(parts);
    expect(value.startsWith(tokenPrefix(parts))).toBe(true);
  });

  test('is different each time', () => {
    const values = new Set(Array.from({ length: 200 }, () => newToken('demo', 'BI').value));

    expect(values.size).toBe(200);
  });

  test('is refused with any one character changed, missing or added', () => {
    const { value } = newToken('live', 'BI');
    const other = (letter: string): string => (letter === 'a' ? 'b' : 'a');
    const changed = [...value].flatMap((letter, at) => [
      value.slice(0, at) + other(letter) + value.slice(at + 1),
      value.slice(0, at) + value.slice(at + 1),
      `${value.slice(0, at)}a${value.slice(at)}`,
    ]);

    expect(changed.filter((text) => parseToken(text) !== undefined)).toEqual([]);
  });

  test.each(['', 'kam_', 'Bearer x', 'kam_demo_bi_0123456789ab_', 'é'.repeat(80)])('is none in %j', (text) => {
    expect(parseToken(text)).toBeUndefined();
  });
});

describe('the addresses of a token', () => {
  test.each([
    [[], '203.0.113.9', true],
    [['203.0.113.9'], '203.0.113.9', true],
    [['203.0.113.9'], '203.0.113.10', false],
    [['10.0.0.0/8'], '10.255.1.2', true],
    [['10.0.0.0/8'], '11.0.0.1', false],
    [['10.0.0.0/8'], '::ffff:10.1.1.1', true],
    [['2001:db8::/32', '127.0.0.1'], '2001:db8::7', true],
    [['2001:db8::/32'], '2001:db9::7', false],
    [['999.1.1.1', '10.0.0.0/99'], '10.0.0.1', false],
  ])('%j allow %s: %s', (list, address, expected) => {
    expect(isAllowed(list, address)).toBe(expected);
  });
});
