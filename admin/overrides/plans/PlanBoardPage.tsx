import { Button, CircularProgress } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatPeriod } from '../../i18n/time.ts';
import { BoardCounts } from './BoardCounts.tsx';
import type { BoardRow, View } from './boardData.ts';
import { isWaiting, rowsIn, useBoard } from './boardData.ts';
import { BoardTable } from './BoardTable.tsx';
import { MissingNotice } from './MissingNotice.tsx';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import { PeriodSteps } from './PeriodSteps.tsx';
import { PlanDrawer } from './PlanDrawer.tsx';
import { useApproveMany } from './useApproveMany.ts';
import { useBusinessClock } from './useBusinessClock.ts';
import { periodAtHand, usePeriodParam } from './usePeriodParam.ts';

/** Who of the department has reported the month, and what there is to decide. */
export function PlanBoardPage() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const [period, setPeriod] = usePeriodParam(periodAtHand(today));
  const { rows, error } = useBoard(period, useBusinessClock());
  return (
    <>
      <PageHead
        title={translate('panel.board.title', { period: formatPeriod(period, locale) })}
        actions={<PeriodSteps period={period} onChange={setPeriod} />}
      />
      {error && <PageMessage title={error.message} />}
      {!rows && !error && <CircularProgress size={28} aria-label={translate('ra.page.loading')} />}
      {rows && rows.length === 0 && <PageMessage title={translate('panel.board.none')} />}
      {rows && rows.length > 0 && <Board key={period} rows={rows} period={period} />}
    </>
  );
}

function Board({ rows, period }: { readonly rows: readonly BoardRow[]; readonly period: string }) {
  const translate = useTranslate();
  const [view, setView] = useState<View>('all');
  const [opened, setOpened] = useState<string | null>(null);
  const { chosen, choose, chooseNone } = useChosen(rows);
  const { canApprove, isRunning, outcomes, approve, forget } = useApproveMany();
  const shown = rowsIn(view, rows);
  const row = rows.find(({ person }) => person.id === opened);
  const approveChosen = () => approve(rows.filter(({ plan }) => plan && chosen.has(plan.id))).then(chooseNone);
  return (
    <>
      <MissingNotice rows={rows} period={period} />
      <BoardCounts rows={rows} view={view} onChange={setView} />
      {chosen.size > 0 && (
        <Button variant="contained" disabled={isRunning} onClick={() => void approveChosen()} sx={{ mb: 2 }}>
          {isRunning ? translate('panel.board.approving') : translate('panel.board.approveMany', { smart_count: chosen.size })}
        </Button>
      )}
      {shown.length === 0 && <PageMessage title={translate('panel.board.noneShown')} />}
      {shown.length > 0 && (
        <BoardTable rows={shown} chosen={chosen} isDeciding={canApprove} onChoose={choose} onOpen={({ person }) => setOpened(person.id)} />
      )}
      {row && <PlanDrawer row={row} period={period} onClose={() => setOpened(null)} />}
      {outcomes && <OutcomeDialog outcomes={outcomes} onClose={forget} />}
    </>
  );
}

/** The plans that are ticked, of those that still wait: one that was decided meanwhile is no longer. */
function useChosen(rows: readonly BoardRow[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const waiting = rows.flatMap((row) => (row.plan && isWaiting(row) ? [row.plan.id] : []));
  return {
    chosen: new Set(waiting.filter((id) => ticked.has(id))),
    choose: (ids: readonly string[], isChosen: boolean) =>
      setTicked((before) => new Set([...[...before].filter((id) => !ids.includes(id)), ...(isChosen ? ids : [])])),
    chooseNone: () => setTicked(new Set()),
  };
}
