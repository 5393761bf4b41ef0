import { Box, Checkbox, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TableSortLabel } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { RaRecord } from 'react-admin';
import { useListContext, useTranslate } from 'react-admin';
import { useLabels, useMentions, useResourceModel, useTitles } from '../app/panel.ts';
import { useCells } from './cells/useCells.ts';
import type { Cells } from './cells/useCells.ts';
import { WrittenCell } from './cells/WrittenCell.tsx';
import { useIsDeletedView } from './DeletedSwitch.tsx';
import { TotalRow } from './list/TotalRow.tsx';
import { useLayout } from './list/useLayout.ts';
import { useTickAll } from './list/useTickAll.ts';
import { exactColumns, FieldValue, isFigure } from './FieldValue.tsx';
import type { FieldModel } from './model.ts';
import { RestoreButton } from './RestoreButton.tsx';
import { RowTitle } from './RowTitle.tsx';

interface RecordTableProps {
  readonly fields: readonly FieldModel[];
  readonly canSelect: boolean;
  /** Whether a foot says what the columns come to. */
  readonly hasTotals?: boolean;
  /** Whether cells are written where they stand, by those who may. */
  readonly isWritten?: boolean;
}

/** The width of the column with the boxes. */
const boxWidth = 44;

/** Stays when the others are scrolled sideways. */
const stuck = { position: 'sticky', zIndex: 1, boxShadow: ({ palette }: Theme) => `inset -1px 0 ${palette.divider}` } as const;

/** Rows whose colours are opaque, for the columns that stay. */
const rows = ({ palette }: Theme) => {
  const mixed = (share: number, ink: string) => `color-mix(in srgb, ${palette.background.paper} ${100 - share}%, ${ink})`;
  return {
    '& tbody .MuiTableRow-root': { backgroundColor: palette.background.paper },
    '& tbody .MuiTableRow-hover:hover': { backgroundColor: mixed(4, palette.text.primary) },
    '& tbody .MuiTableRow-root.Mui-selected': { backgroundColor: mixed(8, palette.primary.main) },
    '& tbody .MuiTableRow-root.Mui-selected:hover': { backgroundColor: mixed(12, palette.primary.main) },
  };
};

/** The rows as a table. */
export function RecordTable({ fields, canSelect, hasTotals = false, isWritten = false }: RecordTableProps) {
  const translate = useTranslate();
  const mention = useMentions();
  const resource = useResourceModel();
  const isDeleted = useIsDeletedView();
  const { data = [] } = useListContext();
  const isChecked = canSelect && !isDeleted;
  const exact = exactColumns(fields, data);
  const { density } = useLayout(resource);
  const first = isChecked ? boxWidth : 0;
  const cells = useCells({ rows: data, fields, isOn: isWritten && !isDeleted });
  const drawn = { fields, exact, cells, isChecked, isDeleted };
  return (
    <TableContainer sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Table
        size="small"
        {...cells.ofTable}
        aria-label={translate('panel.list.table', { name: mention(resource.labels) })}
        sx={[rows, density === 'compact' && { '& tbody .MuiTableCell-root': { paddingBlock: '2px' } }]}
      >
        <TableHead>
          <TableRow>
            {isChecked && <SelectAllCell />}
            {fields.map((field, place) => (
              <HeadCell key={field.name} field={field} left={place === 0 ? first : null} />
            ))}
            {isDeleted && <TableCell />}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row, place) => (
            <BodyRow key={row.id} row={row} place={place} {...drawn} />
          ))}
        </TableBody>
        {hasTotals && <TotalRow fields={fields} lead={isChecked ? 1 : 0} />}
      </Table>
      {cells.isGrid && <WrittenCell cells={cells} rows={data} fields={fields} />}
    </TableContainer>
  );
}

function HeadCell({ field, left }: { readonly field: FieldModel; readonly left: number | null }) {
  const translate = useTranslate();
  const label = useLabels();
  const { sort, setSort } = useListContext();
  const isSorted = sort.field === field.name;
  const direction = sort.order === 'DESC' ? 'desc' : 'asc';
  const text = headText(label(field.label), isFigure(field) ? label(field.unit) : '');
  const order = () => ({ field: field.name, order: isSorted && direction === 'asc' ? ('DESC' as const) : ('ASC' as const) });
  return (
    <TableCell
      align={isFigure(field) ? 'right' : 'left'}
      sortDirection={isSorted ? direction : false}
      sx={left === null ? undefined : [stuck, { left }]}
    >
      {field.sortable ? (
        <TableSortLabel
          active={isSorted}
          direction={isSorted ? direction : 'asc'}
          title={translate('ra.action.sort')}
          onClick={() => setSort(order())}
        >
          {text}
        </TableSortLabel>
      ) : (
        text
      )}
    </TableCell>
  );
}

function headText(label: string, unit: string): string {
  return unit ? `${label} (${unit})` : label;
}

function SelectAllCell() {
  const translate = useTranslate();
  const { isAll, isSome, toggle } = useTickAll();
  return (
    <TableCell padding="checkbox" sx={{ position: 'sticky', left: 0, zIndex: 1 }}>
      <Checkbox
        size="small"
        checked={isAll}
        indeterminate={isSome}
        onChange={toggle}
        slotProps={{ input: { 'aria-label': translate('panel.list.selectAll') } }}
      />
    </TableCell>
  );
}

interface BodyRowProps {
  readonly row: RaRecord;
  /** Counted from 0. */
  readonly place: number;
  readonly cells: Cells;
  readonly fields: readonly FieldModel[];
  readonly exact: ReadonlySet<string>;
  readonly isChecked: boolean;
  readonly isDeleted: boolean;
}

function BodyRow({ row, place, cells, fields, exact, isChecked, isDeleted }: BodyRowProps) {
  const resource = useResourceModel();
  const { selectedIds = [] } = useListContext();
  const isSelected = selectedIds.includes(row.id);
  return (
    <TableRow
      hover={!isDeleted}
      selected={isSelected}
      onClick={isDeleted ? undefined : (event) => cells.clickRow(event, row)}
      sx={{ cursor: isDeleted ? 'default' : 'pointer', '&:last-child td': { borderBottom: 0 } }}
    >
      {isChecked && <SelectCell row={row} isSelected={isSelected} />}
      {fields.map((field, column) => (
        <TableCell
          key={field.name}
          align={isFigure(field) ? 'right' : 'left'}
          {...cells.ofCell({ row: place, column })}
          sx={cellStyle(field.name === resource.title, column > 0 ? null : isChecked ? boxWidth : 0)}
        >
          {field.name === resource.title && !isDeleted ? (
            <RowTitle row={row} />
          ) : (
            <FieldValue field={field} row={row} isCell isExact={exact.has(field.name)} />
          )}
        </TableCell>
      ))}
      {isDeleted && (
        <TableCell align="right">
          <Box sx={{ my: -0.5 }}>
            <RestoreButton row={row} />
          </Box>
        </TableCell>
      )}
    </TableRow>
  );
}

/** `left`: where the cell stays when the others are scrolled; null for those that are. */
function cellStyle(isTitle: boolean, left: number | null) {
  return [
    { maxWidth: 320, minWidth: isTitle ? 150 : undefined },
    { '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 } },
    left !== null && stuck,
    left !== null && { left, backgroundColor: 'inherit' },
  ];
}

function SelectCell({ row, isSelected }: { readonly row: RaRecord; readonly isSelected: boolean }) {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel();
  const { onToggleItem } = useListContext();
  return (
    <TableCell
      padding="checkbox"
      onClick={(event) => event.stopPropagation()}
      sx={{ position: 'sticky', left: 0, zIndex: 1, backgroundColor: 'inherit' }}
    >
      <Checkbox
        size="small"
        checked={isSelected}
        onChange={() => onToggleItem(row.id)}
        slotProps={{ input: { 'aria-label': translate('panel.list.selectRow', { name: title(resource, row) }) } }}
      />
    </TableCell>
  );
}
