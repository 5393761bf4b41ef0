import type { EChartsCoreOption } from 'echarts/core';

/** One kind of bar: its name, and a value for each line. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

interface LineOptions {
  readonly names: readonly string[];
  readonly series: readonly Series[];
  /** Times run from left to right, other lines from top to bottom. */
  readonly isInTime: boolean;
  /** Ink of the outlined bars. */
  readonly ink: string;
}

/** Bars of the lines. What is compared with something has an outline in its place, so that the two differ by more than their colour. */
export function lineOptions({ names, series, isInTime, ink }: LineOptions): EChartsCoreOption {
  const categories = { type: 'category', data: names, axisTick: { show: false }, inverse: !isInTime, axisLabel: LABEL };
  const values = { type: 'value', minInterval: 1, axisLabel: { hideOverlap: true } };
  const outline = { color: 'transparent', borderColor: ink, borderWidth: 1.5, borderType: 'dashed' };
  return {
    grid: { left: 8, right: 40, top: series.length > 1 ? 32 : 12, bottom: 8, containLabel: true },
    ...(series.length > 1 && { legend: { top: 0, left: 0, itemHeight: 10 } }),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: isInTime ? categories : values,
    yAxis: isInTime ? values : categories,
    series: series.map(({ name, values: data }, index) => ({
      type: 'bar',
      name,
      data,
      barMaxWidth: 18,
      label: { show: true, position: isInTime ? 'top' : 'right' },
      ...(index === 0 && series.length > 1 && { itemStyle: outline }),
    })),
  };
}

const LABEL = { width: 110, overflow: 'truncate' };

/** Room for every bar, and for what stands around them. */
export function heightOf(lines: number, series: number, isInTime: boolean): number {
  return isInTime ? 220 : Math.min(520, 56 + lines * (14 + series * 16));
}
