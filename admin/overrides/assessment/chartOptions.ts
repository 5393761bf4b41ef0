import type { EChartsCoreOption } from 'echarts/core';
import { formatPeriod } from '../../i18n/time.ts';
import { nameIn } from './sheetQuery.ts';
import type { Result, Trend } from './trendQuery.ts';

/** Bars of one month, the best on top. */
export function rankingOptions(ranking: readonly Result[], locale: 'zh' | 'en'): EChartsCoreOption {
  const worstFirst = ranking.toReversed();
  return {
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: { type: 'category', data: worstFirst.map(({ specialist }) => nameIn(specialist, locale)), axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        data: worstFirst.map(({ percent }) => inPercent(percent)),
        label: { show: true, position: 'right', formatter: '{c}%' },
      },
    ],
    tooltip: { trigger: 'item', valueFormatter: (value: unknown) => `${String(value)}%` },
  };
}

/** A line for each specialist over the months. */
export function trendOptions(trends: readonly Trend[], periods: readonly string[], locale: 'zh' | 'en'): EChartsCoreOption {
  return {
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, type: 'scroll' },
    xAxis: { type: 'category', data: periods.map((period) => formatPeriod(period, locale)) },
    yAxis: {
      type: 'value',
      min: 0,
      max: (extent: { max: number }) => Math.max(100, Math.ceil(extent.max / 10) * 10),
      axisLabel: { formatter: '{value}%' },
    },
    series: trends.map(({ specialist, results }, index) => ({
      type: 'line',
      name: nameIn(specialist, locale),
      data: results.map((result) => result && inPercent(result.percent)),
      // told apart by more than their colour
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 8,
    })),
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (value === null || value === undefined ? '—' : `${String(value)}%`) },
  };
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];

function inPercent(fraction: string): number {
  return Number((Number(fraction) * 100).toFixed(2));
}
