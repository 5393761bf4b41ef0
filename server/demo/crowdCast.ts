import type { Registry } from '../kit/field/index.ts';
import { bulkInsert, type BulkRow } from '../kit/store/bulkInsert.ts';
import { uuid7 } from '../kit/store/uuid7.ts';
import { GIVEN_NAMES, SURNAMES } from './data/people.ts';
import { Random } from './random.ts';
import type { DemoQuery } from './transaction.ts';

/** A specialist of the company with the department that their accounts belong to. */
export interface CastMember {
  readonly id: string;
  readonly department: string;
}

/** What invented accounts refer to, as it stands in the database. */
export interface Cast {
  readonly specialists: readonly CastMember[];
  readonly stages: readonly string[];
  readonly industries: Readonly<Record<string, string>>;
  readonly needCategories: readonly string[];
  readonly regions: readonly { readonly id: string; readonly name: string; readonly code: string }[];
  readonly products: readonly string[];
  /** Accounts there are already: another run invents others. */
  readonly known: number;
}

interface CastParts {
  readonly query: DemoQuery;
  readonly registry: Registry;
  readonly now: Date;
  readonly accounts: number;
}

const ACCOUNTS_PER_SPECIALIST = 150;

const SPECIALISTS = `select u.id, d.id as department from app_user u join org_unit o on o.id = u.org_unit_id
  join org_unit d on d.kind = 'DEPARTMENT' and (o.path = d.path or starts_with(o.path, d.path || '/'))
  where 'SPECIALIST' = any(u.roles) and u.active and u.deleted_at is null order by u.employee_no`;
const ITEMS = `select id, code from dictionary_item where dictionary = $1 and active and deleted_at is null order by code`;
const CITIES = `select id, name_zh as name, code from region where code ~ '^\\d\\d(0[1-9]|1\\d)00$' and deleted_at is null order by code`;

/**
 * Reads what is there and adds specialists until nobody has more than 150 of the accounts to come.
 * @throws when there is no department or no development stage yet
 */
export async function castFor(parts: CastParts): Promise<Cast> {
  const read = async <T>(text: string, ...values: unknown[]): Promise<T[]> => (await parts.query(text, values)).rows as T[];
  const departments = await read<{ id: string }>(`select id from org_unit where kind = 'DEPARTMENT' and deleted_at is null order by path`);
  const stages = await read<{ id: string }>(`select id from development_stage where deleted_at is null order by "order"`);
  const [count] = await read<{ users: number; accounts: number }>(
    `select (select count(*)::int from app_user) as users, (select count(*)::int from account) as accounts`,
  );
  const industries = await read<{ id: string; code: string }>(ITEMS, 'INDUSTRY');
  if (departments.length === 0 || stages.length === 0 || industries.length === 0) {
    throw new Error(
      'There are no departments, development stages or industries yet: start the product once with DEMO=1, or enter them first',
    );
  }
  const present = await read<CastMember>(SPECIALISTS);
  const wanted = Math.ceil(parts.accounts / ACCOUNTS_PER_SPECIALIST) - present.length;
  const added = await hire(parts, { departments: departments.map(({ id }) => id), wanted, after: count!.users });
  const categories = await read<{ id: string }>(ITEMS, 'NEED_CATEGORY');
  const products = await read<{ id: string }>('select id from product where active and deleted_at is null order by code');
  return {
    specialists: [...present, ...added],
    stages: stages.map(({ id }) => id),
    industries: Object.fromEntries(industries.map(({ code, id }) => [code, id])),
    needCategories: categories.map(({ id }) => id),
    regions: await read(CITIES),
    products: products.map(({ id }) => id),
    known: count!.accounts,
  };
}

interface Hiring {
  readonly departments: readonly string[];
  readonly wanted: number;
  readonly after: number;
}

/** People without a password: they stand in records and cannot sign in. */
async function hire({ query, registry, now }: CastParts, { departments, wanted, after }: Hiring): Promise<CastMember[]> {
  const random = new Random(`hire/${after}`);
  const members = Array.from({ length: Math.max(0, wanted) }, (_, index) => ({
    id: uuid7(),
    department: departments[index % departments.length]!,
  }));
  const users = members.map(({ id, department }, index): BulkRow => {
    const number = String(after + index + 1).padStart(5, '0');
    const name = random.pick(SURNAMES)[0] + random.pick(GIVEN_NAMES)[0];
    return { id, name, employeeNo: `ZY${number}`, username: `specialist-${number}`, orgUnit: department, roles: ['SPECIALIST'] };
  });
  const joinedOn = now.toISOString().slice(0, 10);
  await bulkInsert({ query, registry, now }, registry.named('User'), users);
  await bulkInsert(
    { query, registry, now },
    registry.named('Specialist'),
    members.map(({ id }) => ({ user: id, grade: 'JUNIOR', joinedOn })),
  );
  return members;
}
