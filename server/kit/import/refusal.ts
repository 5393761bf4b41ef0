import { AppError, ERRORS, type FieldError } from '../errors.ts';
import { inputName } from '../field/index.ts';
import type { Column } from './columns.ts';
import type { Fault, Refusal } from './refusedFile.ts';
import { sheetEntity, type Sheet } from './sheet.ts';
import type { SheetRecord } from './table.ts';

interface Place {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  readonly record: SheetRecord;
}

/** Why a record was refused, at the columns of its file. Throws the error on when it is no fault of the record. */
export function refusalOf(place: Place, error: unknown): Refusal {
  if (!(error instanceof AppError) || ERRORS[error.code].status >= 500) throw error;
  const faults = error.fieldErrors.map((failure) => faultAt(place, failure));
  const whole = { column: '', value: '', code: error.code, reason: error.label };
  return { ...place.record, faults: faults.length ? faults : [whole] };
}

/** A failure of a field without a column, such as a value that followed from others, is shown under the field's label. */
function faultAt({ sheet, columns, record }: Place, { path, code, message }: FieldError): Fault {
  const [name = ''] = path.split('.');
  const instead = Object.entries(sheet.words ?? {}).find(([, words]) => words === name)?.[0];
  const column =
    columns.find(({ field }) => inputName(field) === name) ?? columns.find(({ field }) => instead !== undefined && field.name === instead);
  if (column) return { column: column.header, value: record.cells[column.index] ?? '', code, reason: message };
  const field = [...sheetEntity(sheet).fields.values()].find((other) => inputName(other) === name);
  return { column: field?.label.zh ?? '', value: '', code, reason: message };
}
