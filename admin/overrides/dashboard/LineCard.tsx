import { Box, Typography, useTheme } from '@mui/material';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useIsNear } from '../charts/useIsNear.ts';
import type { Line } from './cardModel.ts';
import { heightOf, lineOptions } from './lineOptions.ts';
import { LineTable } from './LineTable.tsx';

const Chart = lazy(async () => ({ default: (await import('../charts/Chart.tsx')).Chart }));

/** Bars drawn of a card at most; the table has all of its lines. */
const MOST_BARS = 15;

interface LineCardProps {
  readonly title: string;
  readonly head: string;
  readonly columns: readonly string[];
  /** Places of the columns that are drawn. */
  readonly charted: readonly number[];
  readonly lines: readonly Line[];
  readonly isInTime: boolean;
  /** What to do so that there will be something. */
  readonly emptyHint: string;
  nameOf(line: Line): string;
}

/** A picture with its figures beside it. */
export function LineCard({ charted, lines, isInTime, emptyHint, ...rest }: LineCardProps) {
  const translate = useTranslate();
  if (lines.length === 0) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        {translate('panel.home.nothing')} {emptyHint}
      </Typography>
    );
  }
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))', alignItems: 'start' }}>
      <Picture {...rest} charted={charted} lines={lines.slice(0, MOST_BARS)} isInTime={isInTime} />
      <LineTable {...rest} lines={lines} />
    </Box>
  );
}

function Picture({ columns, charted, lines, isInTime, nameOf }: Omit<LineCardProps, 'title' | 'head' | 'emptyHint'>) {
  const { palette } = useTheme();
  // the figures stand beside it: what draws them is loaded once somebody comes to it
  const [place, isNear] = useIsNear<HTMLDivElement>();
  const height = heightOf(lines.length, charted.length, isInTime);
  const names = JSON.stringify(lines.map(nameOf));
  const options = useMemo(
    () =>
      lineOptions({
        names: JSON.parse(names) as string[],
        series: charted.map((place) => ({ name: columns[place]!, values: lines.map(({ cells }) => Number(cells[place]!.value)) })),
        isInTime,
        ink: palette.text.secondary,
      }),
    [names, charted, columns, lines, isInTime, palette],
  );
  return (
    <Box ref={place} sx={{ minHeight: height }}>
      {isNear && (
        <Suspense fallback={null}>
          <Chart options={options} height={height} />
        </Suspense>
      )}
    </Box>
  );
}
