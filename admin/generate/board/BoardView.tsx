import { Box, LinearProgress, MenuItem, Skeleton, TextField, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { ReadProblem } from '../../app/ReadProblem.tsx';
import { visuallyHidden } from '../../theme/visuallyHidden.ts';
import { fieldNamed } from '../model.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { BoardContext, useBoardContext } from './BoardContext.ts';
import type { BoardBy } from './boardModel.ts';
import { useBoard } from './useBoard.ts';
import { useColumnNames } from './useBoardWords.ts';
import type { Column } from './useBoard.ts';
import { useMoves } from './useMoves.ts';

const MoveDialog = lazy(async () => ({ default: (await import('./MoveDialog.tsx')).MoveDialog }));

/** The columns with their cards; where there is no room for columns, one of them. */
export function BoardView({ by, names }: { readonly by: BoardBy; readonly names: readonly string[] }) {
  const translate = useTranslate();
  const { resource, field } = by;
  const fields = names.flatMap((name) => fieldNamed(resource, name) ?? []);
  const { columns, error, isFetching, refetch } = useBoard(by, fields);
  const moves = useMoves(by);
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  if (!columns) return error ? <ReadProblem error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <BoardContext value={{ field, fields, states: columns.map(({ state }) => state), moves }}>
      <Box sx={{ position: 'relative' }}>
        {isFetching && (
          <LinearProgress aria-label={translate('ra.page.loading')} sx={{ position: 'absolute', insetInline: 0, top: -7, height: 2 }} />
        )}
        {isNarrow ? <OneColumn columns={columns} /> : <Columns columns={columns} />}
      </Box>
      <Box role="status" aria-live="assertive" sx={visuallyHidden}>
        {moves.said}
      </Box>
      <Suspense fallback={null}>{moves.asked && <MoveDialog asked={moves.asked} moves={moves} />}</Suspense>
    </BoardContext>
  );
}

function Columns({ columns }: { readonly columns: readonly Column[] }) {
  const cards = useCardsByState(columns);
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'stretch', overflowX: 'auto', pb: 1 }}>
      {columns.map((column) => (
        <BoardColumn key={column.state} column={column} cards={cards.get(column.state) ?? []} isAlone={false} />
      ))}
    </Box>
  );
}

function OneColumn({ columns }: { readonly columns: readonly Column[] }) {
  const translate = useTranslate();
  const nameOf = useColumnNames();
  const cards = useCardsByState(columns);
  const [chosen, choose] = useState<string | null>(null);
  const shown = columns.find(({ state }) => state === chosen) ?? columns.find(({ total }) => total > 0) ?? columns[0];
  if (!shown) return null;
  return (
    <>
      <TextField
        select
        fullWidth
        label={translate('panel.kanban.column')}
        value={shown.state}
        onChange={({ target }) => choose(target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ mb: 1.5 }}
      >
        {columns.map((column) => (
          <MenuItem key={column.state} value={column.state}>
            {translate('panel.kanban.counted', { name: nameOf(column), smart_count: column.total })}
          </MenuItem>
        ))}
      </TextField>
      <BoardColumn column={shown} cards={cards.get(shown.state) ?? []} isAlone />
    </>
  );
}

/** The cards by the column in which they are shown: what was dropped somewhere comes first there. */
function useCardsByState(columns: readonly Column[]): ReadonlyMap<string, readonly RaRecord[]> {
  const { moves } = useBoardContext();
  const shown = new Map<string, RaRecord[]>(columns.map(({ state }) => [state, []]));
  for (const { state, cards } of columns)
    for (const card of cards) {
      const place = moves.placeOf(card);
      if (place === state) shown.get(place)?.push(card);
      else shown.get(place)?.unshift(card);
    }
  return shown;
}

function Waiting() {
  return (
    <Box aria-hidden sx={{ display: 'flex', gap: 1, overflow: 'hidden' }}>
      {Array.from({ length: 5 }, (_, column) => (
        <Skeleton key={column} variant="rounded" width={256} height={360} sx={{ flexShrink: 0 }} />
      ))}
    </Box>
  );
}
