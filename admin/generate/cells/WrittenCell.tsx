import { lazy, Suspense, useState } from 'react';
import type { RaRecord } from 'react-admin';
import type { FieldModel } from '../model.ts';
import type { Cells } from './useCells.ts';

const CellEditor = lazy(async () => ({ default: (await import('./CellEditor.tsx')).CellEditor }));

interface WrittenCellProps {
  readonly cells: Cells;
  readonly rows: readonly RaRecord[];
  readonly fields: readonly FieldModel[];
}

/** The input over the cell that is being written in, if one is. */
export function WrittenCell({ cells, rows, fields }: WrittenCellProps) {
  const [latest, setLatest] = useState<ReadonlyMap<string, RaRecord>>(new Map());
  const { written } = cells;
  const shown = written && rows[written.row];
  const field = written && fields[written.column];
  const anchor = written && cells.elementOf(written);
  if (!written || !shown || !field || !anchor) return null;
  const known = latest.get(String(shown.id));
  // the list is read anew after a write: until it has been, what the write answered is the newer of the two
  const row = known && Number(known['version']) > Number(shown['version']) ? known : shown;
  return (
    <Suspense fallback={null}>
      <CellEditor
        key={`${shown.id} ${field.name}`}
        row={row}
        field={field}
        anchor={anchor}
        onWritten={(changed) => setLatest(new Map(latest).set(String(changed.id), changed))}
        onClose={cells.close}
        onGoOn={cells.goOn}
      />
    </Suspense>
  );
}
