import type { OperationName } from './operations.ts';

/** Who asks: whose rows, and which page sizes are allowed. */
export type ViewerName = 'specialist' | 'manager' | 'bi';

/** What the hand-written statements know of the viewers and of the rows that are asked for. */
export interface Keys {
  readonly specialistId: string;
  readonly managerId: string;
  readonly unitIds: readonly string[];
  /** An account of the specialist, in the manager's department. */
  readonly accountId: string;
}

export interface HandWritten {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The best statement that we can write by hand for an operation: its one column is the answer's body. */
export function handWritten(operation: OperationName, viewer: ViewerName, keys: Keys): HandWritten | undefined {
  const own = viewer === 'specialist';
  const scope: Scope = (alias) => (own ? `${alias}.scope_owner_id = $1::uuid` : `${alias}.scope_department_id = any($1::uuid[])`);
  const key = own ? keys.specialistId : keys.unitIds;
  const body = BODIES[operation]?.(scope);
  if (!body) return undefined;
  const values = { detail: [key, keys.accountId], create: [keys.accountId, keys.specialistId] }[operation as string] ?? [key];
  return { text: body, values };
}

type Scope = (alias: string) => string;

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const row = (columns: string, rest: string): string => `(select row_to_json(r) from (select ${columns} ${rest}) r)`;
const rows = (columns: string, rest: string): string => `(select coalesce(json_agg(r), '[]') from (select ${columns} ${rest}) r)`;
const page = (columns: string, rest: string): string => `(select row_to_json(c) from (select ${rows(columns, rest)} as nodes) c)`;
const answer = (name: string, value: string): string =>
  `select '{"data":' || (select row_to_json(d)::text from (select ${value} as "${name}") d) || '}' as body`;

const ALIVE = (alias: string): string => `${alias}.deleted_at is null and ${alias}.hidden_at is null`;
const SPECIALIST = row('u.id, u.name', 'from app_user u where u.id = a.specialist_id and u.deleted_at is null');
const STAGE = row('s.id, s.name_zh as "nameZh"', 'from development_stage s where s.id = a.stage_id and s.deleted_at is null');
const REGION = row('g.id, g.name_zh as "nameZh"', 'from region g where g.id = a.region_id and g.deleted_at is null');
const ACCOUNT = `a.id, a.code, a.name, a.short_name as "shortName", a.tier, a.annual_potential::text as "annualPotential",
  ${instant('a.updated_at')} as "updatedAt", ${SPECIALIST} as specialist, ${STAGE} as stage, ${REGION} as region`;
const VISIT = `v.id, v.no, v.kind, v.status, ${instant('v.planned_start')} as "plannedStart", v.outcome`;
const VISIT_ORDER = 'order by v.planned_start desc nulls last, v.created_at desc, v.id desc';
const NEED = `n.id, n.status, n.quantity::text as quantity, n.price_min::text as "priceMin"`;
const OPEN = `n.status in ('IDENTIFIED', 'ANALYSED', 'PROPOSED')`;

const accountsOf = (scope: Scope): string => `from account a where ${scope('a')} and a.deleted_at is null`;
const visitsOf = (scope: Scope): string =>
  page(VISIT, `from visit v where v.account_id = a.id and ${ALIVE('v')} and ${scope('v')} ${VISIT_ORDER} limit 10`);
const needsOf = (scope: Scope): string =>
  page(
    NEED,
    `from need n where n.account_id = a.id and ${OPEN} and ${ALIVE('n')} and ${scope('n')} order by n.created_at desc, n.id desc limit 10`,
  );
const newest = (scope: Scope, filter = ''): string => `${accountsOf(scope)}${filter} order by a.updated_at desc, a.id desc limit 25`;
const listed = (scope: Scope): string => rows(ACCOUNT, newest(scope, ` and a.tier = 'POTENTIAL'`));

const BODIES: Readonly<Partial<Record<OperationName, (scope: Scope) => string>>> = {
  list: (scope) => {
    const total = `(select count(*)::int ${accountsOf(scope)} and a.tier = 'POTENTIAL')`;
    return answer('accounts', `(select row_to_json(c) from (select ${total} as "totalCount", ${listed(scope)} as nodes) c)`);
  },
  page: (scope) => answer('accounts', `(select row_to_json(c) from (select ${listed(scope)} as nodes) c)`),
  visits: (scope) => {
    const account = row('a.id, a.name', `from account a where a.id = v.account_id and a.deleted_at is null and ${scope('a')}`);
    return answer(
      'visits',
      page(`${VISIT}, ${account} as account`, `from visit v where ${scope('v')} and ${ALIVE('v')} ${VISIT_ORDER} limit 25`),
    );
  },
  nested: (scope) =>
    answer('accounts', page(`a.id, a.code, a.name, ${visitsOf(scope)} as visits, ${needsOf(scope)} as needs`, newest(scope))),
  detail: (scope) => {
    const contacts = page(
      'k.id, k.name, k.title, k.decision_role as "decisionRole"',
      `from contact k where k.account_id = a.id and ${ALIVE('k')} and ${scope('k')}
       order by k.is_primary desc, k.name collate "zh-x-icu", k.id limit 10`,
    );
    const columns = `${ACCOUNT}, ${contacts} as contacts, ${visitsOf(scope)} as visits, ${needsOf(scope)} as needs`;
    return answer('account', row(columns, `from account a where a.id = $2::uuid and ${scope('a')} and a.deleted_at is null`));
  },
  aggregate: (scope) => {
    const counted = `(select date_trunc('month', v.planned_start at time zone 'Asia/Shanghai')::date as month, v.specialist_id, count(*)::int as count
      from visit v where ${scope('v')} and ${ALIVE('v')} group by 1, 2) x left join app_user u on u.id = x.specialist_id and u.deleted_at is null`;
    const person = row('u.id, u.name', 'where u.id is not null');
    const group = row(`x.month as "plannedStart", ${person} as specialist`, '');
    return answer(
      'visitsAggregate',
      rows(`${group} as "group", x.count`, `from ${counted} order by x.month, u.name collate "zh-x-icu", u.id`),
    );
  },
  biPage: (scope) => {
    const account = row('a.code, a.name', `from account a where a.id = v.account_id and a.deleted_at is null and ${scope('a')}`);
    const specialist = row('u.name', 'from app_user u where u.id = v.specialist_id and u.deleted_at is null');
    const columns = `${VISIT}, ${instant('v.actual_end')} as "actualEnd", ${account} as account, ${specialist} as specialist`;
    return answer('visits', page(columns, `from visit v where ${scope('v')} and ${ALIVE('v')} ${VISIT_ORDER} limit 1000`));
  },
  dataset: (scope) => {
    const account = `left join account a on a.id = v.account_id and a.deleted_at is null and ${scope('a')} left join org_unit o on o.id = a.org_unit_id`;
    const texts = [
      'v.purpose',
      'v.summary',
      'v.problems',
      'v.competitor_seen',
      'v.next_step',
      'v.status_reason',
      'a.name',
      'o.name',
      'u.name',
    ];
    const plain = [
      'v.id',
      'v.no',
      'v.kind',
      'v.mode',
      'v.status',
      'v.outcome',
      'a.id',
      'a.code',
      'a.tier',
      'o.id',
      'u.id',
      'u.employee_no',
      'v.distance_m',
    ];
    const instants = ['planned_start', 'planned_end', 'actual_start', 'actual_end', 'reported_at', 'created_at', 'updated_at'];
    const cells = [
      ...plain,
      ...texts.map((text) => `'"' || replace(${text}, '"', '""') || '"'`),
      ...instants.map((column) => instant(`v.${column}`)),
      'v.next_on',
    ];
    const line = cells.map((cell) => `coalesce((${cell})::text, '')`).join(` || ',' || `);
    return `select string_agg(${line}, E'\\n' order by v.id) || E'\\n' as body from visit v ${account}
      left join app_user u on u.id = v.specialist_id where ${scope('v')} and ${ALIVE('v')}`;
  },
  create: () => `with a as (select id, name from account where id = $1::uuid),
    v as (insert into visit (id, created_at, updated_at, created_by_id, updated_by_id, account_id, specialist_id, kind, planned_start, planned_end, purpose)
      values (gen_random_uuid(), now(), now(), $2::uuid, $2::uuid, $1::uuid, $2::uuid, 'REGULAR', '2026-11-24T01:00:00Z', '2026-11-24T02:00:00Z', '季度回访')
      returning *)
    ${answer('createVisit', row('v.id, v.no, v.status, (select row_to_json(a) from a) as account', 'from v'))}`,
};
