import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { OutcomeDialog } from '../../generate/OutcomeDialog.tsx';
import { useRunMany } from '../../generate/useRunMany.ts';
import { useTicked } from '../../generate/useTicked.ts';
import { formatPeriod } from '../../i18n/time.ts';
import { BoardCounts } from './BoardCounts.tsx';
import type { BoardRow, View } from './boardData.ts';
import { isWaiting, rowsIn, useBoard } from './boardData.ts';
import { BoardTable } from './BoardTable.tsx';
import { MissingNotice } from './MissingNotice.tsx';
import { PeriodSteps } from './PeriodSteps.tsx';
import { PlanDrawer } from './PlanDrawer.tsx';
import { useBusinessClock } from './useBusinessClock.ts';
import { periodAtHand, usePeriodParam } from './usePeriodParam.ts';
import { useVerbs } from './usePlanCommands.ts';

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
      {!rows && !error && <Waiting />}
      {rows && rows.length === 0 && <PageMessage title={translate('panel.board.none')} />}
      {rows && rows.length > 0 && <Board key={period} rows={rows} period={period} />}
    </>
  );
}

function Board({ rows, period }: { readonly rows: readonly BoardRow[]; readonly period: string }) {
  const translate = useTranslate();
  const [view, setView] = useState<View>('all');
  const [opened, setOpened] = useState<string | null>(null);
  const { ticked: chosen, tick: choose, tickNone } = useTicked(rows.flatMap((row) => (row.plan && isWaiting(row) ? [row.plan.id] : [])));
  const verb = useVerbs('monthlyPlans')('approveMonthlyPlan');
  const { isRunning, outcomes, run, forget } = useRunMany();
  const shown = rowsIn(view, rows);
  const row = rows.find(({ person }) => person.id === opened);
  const approveChosen = async () => {
    const plans = rows.flatMap(({ plan, person }) => (plan && chosen.has(plan.id) ? [{ ...plan, name: person.name }] : []));
    if (verb) await run(verb, plans);
    tickNone();
  };
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
        <BoardTable
          rows={shown}
          chosen={chosen}
          isDeciding={verb !== undefined}
          onChoose={choose}
          onOpen={({ person }) => setOpened(person.id)}
        />
      )}
      {row && <PlanDrawer row={row} period={period} onClose={() => setOpened(null)} />}
      {outcomes && <OutcomeDialog outcomes={outcomes} onClose={forget} />}
    </>
  );
}
