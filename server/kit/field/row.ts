import type { Field } from './definition.ts';
import { belongsTo, dateTime, number } from './decorators.ts';
import { ACTOR, declareField } from './registry.ts';

/** What every row of the system of record carries (domain §2.0). */
export abstract class Row {
  @id()
  id!: string;

  @number('版本', 'Version', { write: 'never', required: true, default: 1 })
  version!: number;

  @dateTime('创建时间', 'Created at', { write: 'never', required: true })
  createdAt!: string;

  @dateTime('更新时间', 'Updated at', { write: 'never', required: true })
  updatedAt!: string;

  @belongsTo('创建人', 'Created by', () => ACTOR, { write: 'never', index: false })
  createdBy?: string;

  @belongsTo('更新人', 'Updated by', () => ACTOR, { write: 'never', index: false })
  updatedBy?: string;

  @dateTime('删除时间', 'Deleted at', { write: 'never' })
  deletedAt?: string;
}

/** The fields of {@link Row}: they follow every noun's own fields wherever people see them. */
export const ROW_FIELDS: readonly string[] = ['id', 'version', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy', 'deletedAt'];

function id() {
  const field = { name: 'id', kind: 'ID', label: { zh: '标识', en: 'ID' }, required: true, write: 'never' } satisfies Field;
  return (target: object, name: string): void => declareField(target, name, field);
}
