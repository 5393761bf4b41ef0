import { Box } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDate, formatPeriod } from '../../i18n/time.ts';
import { CardFrame } from './CardFrame.tsx';
import type { Line, OpenCard } from './cardModel.ts';
import { breakdownLines, cellOf, choiceOf, progressLines } from './cardModel.ts';
import type { BreakdownCard, ProgressCard } from './cards.ts';
import { FigureStrip } from './FigureStrip.tsx';
import { LineCard } from './LineCard.tsx';
import type { Answers } from './parts.ts';
import { partKey, type Dashboard } from './useDashboard.ts';

interface DashboardProps {
  readonly dashboard: Dashboard;
  readonly answers: Answers;
}

/** The row of numbers at the top of the day. */
export function Figures({ dashboard, answers: { data, failed } }: DashboardProps) {
  const figures = dashboard.figures.map(({ card, asked }) => ({
    key: card.key,
    cell: failed.has(partKey('figure', card)) ? null : cellOf(asked[0]!, data),
  }));
  return <FigureStrip figures={figures} />;
}

/** What there is to compare: plan and actual, people, products, months. */
export function Cards({ dashboard, answers, onRetry }: DashboardProps & { onRetry(): void }) {
  const translate = useTranslate();
  const frame = (card: { readonly key: string }) => ({
    title: translate(`panel.home.card.${card.key}`),
    problem: answers.failed.get(partKey('card', card)),
    onRetry,
  });
  return (
    <Box
      sx={{ mt: 2, display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))', alignItems: 'start' }}
    >
      {dashboard.progress.map((open) => (
        <CardFrame key={open.card.key} {...frame(open.card)}>
          <Progress open={open} answers={answers} />
        </CardFrame>
      ))}
      {dashboard.breakdowns.map((open) => (
        <CardFrame key={open.card.key} {...frame(open.card)}>
          <Breakdown open={open} answers={answers} />
        </CardFrame>
      ))}
    </Box>
  );
}

interface CardProps<Card> {
  readonly open: OpenCard<Card>;
  readonly answers: Answers;
}

const BOTH_SIDES = [0, 1];

function Progress({ open, answers: { data } }: CardProps<ProgressCard>) {
  const translate = useTranslate();
  const lines = useMemo(() => progressLines(open, data), [open, data]);
  return (
    <LineCard
      title={translate(`panel.home.card.${open.card.key}`)}
      head={translate('panel.home.head.work')}
      columns={[translate('panel.home.column.planned'), translate('panel.home.column.made')]}
      charted={BOTH_SIDES}
      lines={lines}
      isInTime={false}
      emptyHint=""
      nameOf={({ key }) => translate(`panel.home.line.${key}`)}
    />
  );
}

function Breakdown({ open, answers: { data } }: CardProps<BreakdownCard>) {
  const translate = useTranslate();
  const { card } = open;
  const lines = useMemo(() => breakdownLines(open, data), [open, data]);
  const charted = useMemo(() => card.columns.flatMap(({ isCharted }, place) => (isCharted ? [place] : [])), [card]);
  return (
    <LineCard
      title={translate(`panel.home.card.${card.key}`)}
      head={translate(`panel.home.head.${card.key}`)}
      columns={card.columns.map(({ key }) => translate(`panel.home.column.${key}`))}
      charted={charted}
      lines={lines}
      isInTime={card.columns[0]?.by.grain !== undefined}
      emptyHint={translate(`panel.home.empty.${card.key}`)}
      nameOf={useLineName(open)}
    />
  );
}

/** A choice by its label, a stretch of time as the language writes it, all else as it is. */
function useLineName(open: OpenCard<BreakdownCard>): (line: Line) => string {
  const translate = useTranslate();
  const label = useLabels();
  const locale = usePanelLocale();
  const options = choiceOf(usePanel(), open)?.options ?? [];
  const grain = open.card.columns[0]?.by.grain;
  return ({ name }) => {
    if (name === null) return translate('panel.home.none');
    if (grain === 'MONTH') return formatPeriod(name.slice(0, 7), locale);
    if (grain === 'DAY') return formatDate(name, locale);
    return label(options.find(({ value }) => value === name)?.label) || name;
  };
}
