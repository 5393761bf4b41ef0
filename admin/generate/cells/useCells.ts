import { useEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { useNavigate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';
import { cellFields } from './cellFields.ts';

/** A cell of the table: which row, and which column of a field. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Grid {
  readonly rows: readonly RaRecord[];
  readonly fields: readonly FieldModel[];
  /** Whether cells are written here at all. */
  readonly isOn: boolean;
}

export type Cells = ReturnType<typeof useCells>;

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Long enough for the second click of two. */
const clickMs = 250;

/** Walking over the cells of a table by keys, and opening one to write in it; where none can be written, a table remains a table. */
export function useCells({ rows, fields, isOn }: Grid) {
  const model = usePanel();
  const resource = useResourceModel();
  const table = useRef<HTMLTableElement>(null);
  const [written, setWritten] = useState<Cell | null>(null);
  const opening = useOpening();
  const editable = isOn ? cellFields(model, resource) : new Set<string>();
  const isGrid = fields.some(({ name }) => editable.has(name));
  const canWrite = ({ row, column }: Cell) => rows[row] !== undefined && editable.has(fields[column]?.name ?? '');
  const elementOf = (cell: Cell) => table.current?.querySelector<HTMLElement>(`[data-cell="${nameOf(cell)}"]`) ?? null;
  const write = (cell: Cell) => {
    opening.stop();
    if (canWrite(cell)) setWritten(cell);
  };
  const walk = useWalk({
    columns: fields.length,
    focus: (cell) => elementOf(cell)?.focus(),
    enter: (cell) => (canWrite(cell) ? write(cell) : opening.open(rows[cell.row])),
    write,
  });
  const left = useRef<Cell | null>(null);
  useEffect(() => {
    // what lies over the table keeps the cursor until it is gone
    if (!written && left.current) elementOf(left.current)?.focus();
    left.current = written;
  });
  return {
    isGrid,
    /** The cell that is being written in. */
    written,
    elementOf,
    ofTable: isGrid ? { ref: table, role: 'grid', ...walk.ofTable } : {},
    ofCell: (cell: Cell) => (isGrid ? { ...walk.ofCell(cell), 'aria-readonly': !canWrite(cell), onDoubleClick: () => write(cell) } : {}),
    /** A click opens the row; on a cell that can be written it waits whether another follows. */
    clickRow: (event: MouseEvent<HTMLElement>, row: RaRecord) => {
      const cell = cellOf((event.target as HTMLElement).closest<HTMLElement>('[data-cell]'));
      opening.open(row, cell !== null && canWrite(cell) ? clickMs : 0);
    },
    close: () => setWritten(null),
    /** Goes on to the next cell that can be written, in the next rows too. */
    goOn: (by: 1 | -1) => setWritten(written && nextOf(written, by, { columns: fields.length, rows: rows.length, canWrite })),
  };
}

interface WalkParts {
  readonly columns: number;
  focus(cell: Cell): void;
  /** Enter on a cell. */
  enter(cell: Cell): void;
  write(cell: Cell): void;
}

/** One cell of the table has its place among the stops of Tab; from there the arrows lead on. */
function useWalk({ columns, focus, enter, write }: WalkParts) {
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const press = (key: string, cell: Cell): boolean => {
    const [down, right] = STEPS[key] ?? [0, 0];
    if (key === 'F2') write(cell);
    else if (key === 'Enter') enter(cell);
    else if (down !== 0 || right !== 0) focus({ row: cell.row + down, column: cell.column + right });
    else if (key === 'Home' || key === 'End') focus({ row: cell.row, column: key === 'Home' ? 0 : columns - 1 });
    else return false;
    return true;
  };
  return {
    ofTable: {
      onFocus: ({ target }: FocusEvent<HTMLElement>) => {
        const cell = cellOf(target);
        if (cell) setAt(cell);
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const cell = event.ctrlKey || event.metaKey || event.altKey ? null : cellOf(event.target as HTMLElement);
        if (cell && press(event.key, cell)) event.preventDefault();
      },
    },
    ofCell: (cell: Cell) => ({ 'data-cell': nameOf(cell), tabIndex: at.row === cell.row && at.column === cell.column ? 0 : -1 }),
  };
}

function nextOf(
  from: Cell,
  by: 1 | -1,
  { columns, rows, canWrite }: { columns: number; rows: number; canWrite(cell: Cell): boolean },
): Cell | null {
  for (let place = from.row * columns + from.column + by; place >= 0 && place < rows * columns; place += by) {
    const cell = { row: Math.floor(place / columns), column: place % columns };
    if (canWrite(cell)) return cell;
  }
  return null;
}

/** Opens the page of a row, at once or unless something else comes first. */
function useOpening() {
  const navigate = useNavigate();
  const resource = useResourceModel();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    stop,
    open: (row: RaRecord | undefined, afterMs = 0) => {
      stop();
      const go = () => row && navigate(`/${resource.name}/${row.id}/show`);
      if (afterMs === 0) go();
      else timer.current = setTimeout(go, afterMs);
    },
  };
}

function nameOf({ row, column }: Cell): string {
  return `${row}:${column}`;
}

function cellOf(element: HTMLElement | null): Cell | null {
  const [row, column] = element?.dataset['cell']?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
