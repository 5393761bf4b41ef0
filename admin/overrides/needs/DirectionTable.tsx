import { Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import type { Opened } from './DirectionBoardPage.tsx';
import type { Cell, Matrix } from './directionData.ts';
import { cellKey, UNFILED } from './directionData.ts';

interface TableProps {
  readonly matrix: Matrix;
  onOpen(opened: Opened): void;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Directions down, kinds of problem across; the darker a cell, the more there is of it. */
export function DirectionTable({ matrix, onOpen }: TableProps) {
  const translate = useTranslate();
  const { directions, categories, countOf, most } = useMatrix(matrix);
  const columns = [...categories, null];
  const all = { id: 'all', name: translate('panel.needs.direction.sum') };
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('panel.needs.direction.title')}>
      <Table size="small" aria-label={translate('panel.needs.direction.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('panel.needs.direction.direction')}</TableCell>
            {columns.map((category) => (
              <TableCell key={category?.id ?? all.id} align="center">
                {(category ?? all).name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {[...directions, null].map((direction) => (
            <TableRow key={direction?.id ?? all.id} hover>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>
                {(direction ?? all).name}
              </TableCell>
              {columns.map((category) => (
                <CountCell
                  key={category?.id ?? all.id}
                  of={[direction, category]}
                  cell={countOf(direction?.id ?? null, category?.id ?? null)}
                  most={direction && category ? most : 0}
                  onOpen={onOpen}
                />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface CountCellProps extends Pick<TableProps, 'onOpen'> {
  /** The direction and the kind of problem; null stands for all. */
  readonly of: readonly [Named | null, Named | null];
  readonly cell: Cell | null;
  /** The largest count of the matrix, which has the darkest ground. */
  readonly most: number;
}

function CountCell({ of: [direction, category], cell, most, onOpen }: CountCellProps) {
  const translate = useTranslate();
  if (!cell)
    return (
      <TableCell align="center" sx={{ color: 'text.disabled', height: 44 }}>
        {'—'}
      </TableCell>
    );
  const all = translate('panel.needs.direction.sum');
  const title = `${direction?.name ?? all} · ${category?.name ?? all}`;
  const share = most > 0 ? 0.08 + (0.3 * cell.count) / most : 0;
  return (
    <TableCell align="center" sx={{ p: 0.25, bgcolor: ({ palette }) => alpha(palette.primary.main, share) }}>
      <Button
        color="inherit"
        aria-label={translate('panel.needs.direction.cell', {
          direction: direction?.name ?? all,
          category: category?.name ?? all,
          smart_count: cell.count,
        })}
        title={cell.accounts === null ? undefined : translate('panel.needs.direction.accounts', { smart_count: cell.accounts })}
        onClick={() => onOpen({ direction: direction?.id ?? null, category: category?.id ?? null, title })}
        sx={{ minWidth: 44, minHeight: 40, fontVariantNumeric: 'tabular-nums', fontSize: '1rem' }}
      >
        {cell.count}
      </Button>
    </TableCell>
  );
}

/** Rows and columns that hold anything, in the dictionary's order, and sums over them. */
function useMatrix({ directions, categories, cells }: Matrix) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const unfiled = { id: UNFILED, nameZh: '', nameEn: null };
  const named = (entries: Matrix['directions']): readonly Named[] =>
    [...entries, unfiled].map(({ id, nameZh, nameEn }) => ({
      id,
      name: id === UNFILED ? translate('panel.needs.direction.unfiled') : (locale === 'en' && nameEn) || nameZh,
    }));
  const rows = named(directions);
  const columns = named(categories);
  const keysOf = (direction: string | null, category: string | null) =>
    (direction ? [direction] : rows.map(({ id }) => id)).flatMap((row) =>
      (category ? [category] : columns.map(({ id }) => id)).map((column) => cellKey(row, column)),
    );
  const countOf = (direction: string | null, category: string | null): Cell | null => {
    const found = keysOf(direction, category).flatMap((key) => cells.get(key) ?? []);
    if (found.length === 0) return null;
    return {
      count: found.reduce((sum, { count }) => sum + count, 0),
      // an account may stand in several cells
      accounts: found.length === 1 ? found[0]!.accounts : null,
    };
  };
  return {
    directions: rows.filter(({ id }) => id !== UNFILED || countOf(id, null)),
    categories: columns.filter(({ id }) => id !== UNFILED || countOf(null, id)),
    countOf,
    most: Math.max(...[...cells.values()].map(({ count }) => count)),
  };
}
