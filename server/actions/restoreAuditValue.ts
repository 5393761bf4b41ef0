import { AuditEvent } from '../entities/auditEvent.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { inputName, number, text } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import { isForgettable } from '../kit/store/trail.ts';

class RestoreAuditValueInput {
  @text('字段', 'Field', { required: true, max: 60, help: { zh: '变更中的字段名', en: 'The name of a field among the changes' } })
  field!: string;

  @number('记录版本', 'Record version', {
    help: { zh: '记录已是其他版本则不恢复', en: 'Nothing is restored unless the record still has it' },
  })
  recordVersion?: number | null;
}

/**
 * Gives a field the value back that it had before an audited change, by the same way and with the same checks as an update of
 * the row. @throws VALIDATION_FAILED for what the event did not change, FORBIDDEN for a field that the viewer may not set
 */
export const restoreAuditValue = verb({
  name: 'restoreAuditValue',
  on: AuditEvent,
  label: { zh: '恢复原值', en: 'Restore value' },
  icon: 'Restore',
  guard: { zh: '将记录的一个字段恢复为此次变更前的值', en: 'Gives one field of the record its value from before this change' },
  input: RestoreAuditValueInput,
  run: async (unit, { id, expectedVersion }, { field: name, recordVersion }) => {
    const event = await unit.find(AuditEvent, { id: { eq: id } });
    if (!event) throw new AppError('NOT_FOUND');
    if (expectedVersion !== undefined && expectedVersion !== event.version) throw new AppError('CONFLICT');
    const change = event.changes.find(({ field }) => field === name);
    const entity = unit.registry.find(event.entity);
    const field = entity?.fields.get(name);
    if (!entity || !field || !change || event.action === 'create' || isForgettable(field)) throw invalid('field', 'NOT_ALLOWED');
    if (!unit.guard.mayWrite(entity, field, 'update')) throw new AppError('FORBIDDEN');
    await unit.update(entity, { id: event.entityId, expectedVersion: recordVersion ?? undefined }, { [inputName(field)]: change.before });
  },
});
