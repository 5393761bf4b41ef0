import { Box, useMediaQuery } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { usePanelLocale } from '../../app/panel.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** A picture of figures that stand in a table beside it, and is therefore passed over by readers of the screen. */
export function Chart({ options, height = 280 }: { readonly options: EChartsCoreOption; readonly height?: number }) {
  const place = useRef<HTMLDivElement>(null);
  const locale = usePanelLocale();
  const { palette, typography } = useTheme();
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    const chart = init(place.current, palette.mode === 'dark' ? 'dark' : null, { renderer: 'svg', locale: locale === 'zh' ? 'ZH' : 'EN' });
    chart.setOption({
      backgroundColor: 'transparent',
      textStyle: { fontFamily: typography.fontFamily, color: palette.text.primary },
      color: COLORS[palette.mode],
      animation: !isStill,
      ...options,
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current!);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [options, locale, palette, typography, isStill]);
  return <Box ref={place} aria-hidden sx={{ height, minWidth: 0 }} />;
}

/** Inks that stand out from the surface of each theme, and from one another. */
const COLORS = {
  light: ['#17696a', '#245f96', '#9a5a10', '#5b3f94', '#b3372c', '#26703d'],
  dark: ['#8ad5cf', '#9cc9f2', '#f0bd87', '#c9b6f0', '#f3aca6', '#98d7aa'],
};
