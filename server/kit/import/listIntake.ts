import { inputError, type FieldError } from '../errors.ts';
import type { Unit } from '../store/unit.ts';
import { columnsOf, type Column } from './columns.ts';
import { Intake } from './intake.ts';
import { refusalOf } from './refusal.ts';
import type { SheetList } from './sheet.ts';
import type { SheetRecord } from './table.ts';

/** Takes in the lists of a sheet's records, each with the row that it belongs to. */
export class ListIntake {
  private readonly unit: Unit;
  private readonly list: SheetList;
  private readonly columns: readonly Column[];

  /** @throws BAD_REQUEST for headers that the list's sheet does not have */
  constructor(unit: Unit, list: SheetList, header: readonly string[]) {
    this.unit = unit;
    this.list = list;
    this.columns = columnsOf(list.sheet, header);
  }

  /** Whether a line has changed anything. @throws VALIDATION_FAILED with what is wrong in every line; nothing is left of them then */
  async take(owner: string, records: readonly SheetRecord[]): Promise<boolean> {
    const { sheet, by } = this.list;
    const intake = new Intake(this.unit, { sheet, columns: this.columns, fixed: { [by]: owner } });
    const failures: FieldError[] = [];
    let isChanged = false;
    for (const record of records) {
      try {
        isChanged = (await intake.take(record)).outcome !== 'unchanged' || isChanged;
      } catch (error) {
        failures.push(...this.failuresOf(record, error));
      }
    }
    if (failures.length) throw inputError(failures);
    return isChanged;
  }

  /** At the list's field of the row that it belongs to, each with its line and column. */
  private failuresOf(record: SheetRecord, error: unknown): FieldError[] {
    const { sheet, field } = this.list;
    const { faults, line } = refusalOf({ sheet, columns: this.columns, record }, error);
    return faults.map(({ column, code, reason }) => ({
      path: `${field}.${line}`,
      // of a refusal as a whole it is the code that the API would answer
      code: code as FieldError['code'],
      message: { zh: `第 ${line} 行${column}：${reason.zh}`, en: `line ${line}, ${column}: ${reason.en}` },
    }));
  }
}
