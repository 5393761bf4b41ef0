import { describe, expect, it } from '@jest/globals';
import { enPanel } from '../../admin/i18n/enPanel.ts';
import { formatDecimal, formatPercent, shiftPoint } from '../../admin/i18n/number.ts';
import { dayBounds, formatDate, formatDateTime, formatPeriod, fromClock, toClock } from '../../admin/i18n/time.ts';
import { zhPanel } from '../../admin/i18n/zhPanel.ts';
import { zhReactAdmin } from '../../admin/i18n/zhReactAdmin.ts';

type Texts = { readonly [key: string]: string | Texts };

const shanghai = 'Asia/Shanghai';

describe('dates', () => {
  it('are written as each language writes them', () => {
    expect([formatDate('2026-11-03', 'zh'), formatDate('2026-11-03', 'en')]).toEqual(['2026年11月3日', '3 Nov 2026']);
    expect([formatPeriod('2026-11', 'zh'), formatPeriod('2026-11', 'en')]).toEqual(['2026年11月', 'Nov 2026']);
  });

  it('show instants on the business’s clock', () => {
    expect(formatDateTime('2026-11-23T06:35:00.000Z', shanghai)).toBe('2026-11-23 14:35');
    expect(toClock('2026-11-23T16:00:00.000Z', shanghai)).toBe('2026-11-24T00:00');
  });

  it.each([
    [shanghai, '2026-11-23T14:35', '2026-11-23T06:35:00.000Z'],
    [shanghai, '2026-01-01T00:00', '2025-12-31T16:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01T12:00', '2026-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2026-12-01T12:00', '2026-12-01T11:00:00.000Z'],
  ])('read a clock in %s: %s', (zone, clock, instant) => {
    expect(fromClock(clock, zone)).toBe(instant);
    expect(toClock(instant, zone)).toBe(clock);
  });

  it('refuse what is no time', () => {
    expect(fromClock('soon', shanghai)).toBeNull();
  });

  it('bound a day to the millisecond', () => {
    expect(dayBounds('2026-11-30', shanghai)).toEqual({ from: '2026-11-29T16:00:00.000Z', to: '2026-11-30T15:59:59.999Z' });
  });
});

describe('decimals', () => {
  it.each([
    ['1234567.50', '1,234,567.50'],
    ['1234567.00', '1,234,567'],
    ['-0.05', '-0.05'],
    ['12345678901234567.89', '12,345,678,901,234,567.89'],
    ['n/a', 'n/a'],
  ])('%s is shown as %s', (decimal, shown) => {
    expect(formatDecimal(decimal, 'zh')).toBe(shown);
  });

  it.each([
    ['0.125', 2, '12.5'],
    ['1', 2, '100'],
    ['12.5', -2, '0.125'],
    ['5', -2, '0.05'],
    ['0.0875', 2, '8.75'],
    ['-3', -2, '-0.03'],
  ])('%s with its point moved by %i is %s', (decimal, places, moved) => {
    expect(shiftPoint(decimal, places)).toBe(moved);
  });

  it('show fractions as percentages', () => {
    expect(formatPercent('0.8250', 'zh')).toBe('82.5%');
  });
});

describe('messages', () => {
  it('hold no English word in Chinese', () => {
    // programs and their words are the same in every language
    const { developers: _programs, ...panel } = zhPanel;

    expect([...texts(panel), ...texts(zhReactAdmin)].filter(hasLatinWord)).toEqual([]);
  });

  it('ask for the same values in both languages', () => {
    const zh = texts(zhPanel).map(values);
    const en = texts(enPanel).map(values);

    expect(en).toEqual(zh);
  });
});

function texts(messages: Texts): string[] {
  return Object.values(messages).flatMap((text) => (typeof text === 'string' ? [text] : texts(text)));
}

/** Units, keys, formats of files and the tools that read them have their Latin names in Chinese too. */
const LATIN =
  'MB PDF CSV JSON xlsx json parquet Esc Enter Tab API GET TOKEN Bearer after endCursor curl Power\\sBI Power\\sQuery Quick\\sBI BI Excel Grafana Infinity'
    .split(' ')
    .join('|');

function hasLatinWord(text: string): boolean {
  return /[A-Za-z]{2,}/.test(text.replace(new RegExp(String.raw`%\{\w+\}|\b(?:${LATIN})\b`, 'g'), ''));
}

function values(text: string): string {
  return (text.match(/%\{\w+\}/g) ?? []).toSorted().join();
}
