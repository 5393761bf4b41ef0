import { belongsTo, choice, choices, dateTime, derived, entity, json, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { User } from './user.ts';

/** What a write came through: the panel, an API token, the product's own jobs, an import. */
export const AuditVia = choices('AuditVia', {
  UI: ['页面', 'Panel', 'blue'],
  API: ['接口', 'API', 'purple'],
  JOB: ['系统任务', 'Job', 'grey'],
  IMPORT: ['导入', 'Import', 'teal'],
});

/** One field that a write changed; references are ids, to-many ones lists of ids, decimals text. */
export interface AuditChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One write of one row: who, when, through what, and each field before and after; never changed, never deleted (domain §2.9). */
@entity<AuditEvent>('审计记录', 'Audit event', {
  plural: 'auditEvents',
  group: groups.organisation,
  icon: 'History',
  title: 'action',
  list: ['at', 'actor', 'action', 'entity', 'entityId', 'changes', 'via'],
  filters: ['at', 'actor', 'entity', 'action', 'via'],
  search: ['entity', 'entityId', 'requestId'],
  sort: ['-at'],
  scope: { of: { noun: 'entity', id: 'entityId' } },
  tells: { action: 'action', changes: 'changes', restore: 'restoreAuditValue' },
})
export class AuditEvent extends Row {
  @derived(dateTime('时间', 'At', { required: true }), (row) => `${row}.created_at`)
  at!: string;

  /** Empty where the product itself was at work. */
  @belongsTo('操作人', 'Actor', () => User, { write: 'never' })
  actor?: User | null;

  @text('令牌', 'Token', { max: 60, write: 'never' })
  token?: string | null;

  @choice('途径', 'Via', AuditVia, { required: true, write: 'never' })
  via!: ChoiceOf<typeof AuditVia>;

  @text('操作', 'Action', {
    required: true,
    max: 60,
    write: 'never',
    help: { zh: 'create、update、delete、restore 或业务操作名', en: 'create, update, delete, restore or the name of a business operation' },
  })
  action!: string;

  @text('对象类型', 'Record type', { required: true, max: 60, write: 'never' })
  entity!: string;

  @text('对象', 'Record', { required: true, max: 36, index: true, write: 'never' })
  entityId!: string;

  @json('变更', 'Changes', { required: true, write: 'never' })
  changes!: readonly AuditChange[];

  @text('请求编号', 'Request ID', { max: 60, write: 'never' })
  requestId?: string | null;

  @text('IP 地址', 'IP address', { max: 60, write: 'never' })
  ip?: string | null;

  /** Empty until the sealer has been by, within a second of the write. */
  @derived(
    text('封存哈希', 'Seal', { max: 64 }),
    (row) => `(select encode(s.hash, 'hex') from internal.audit_seal s where s.event_id = ${row}.id)`,
  )
  seal?: string | null;
}
