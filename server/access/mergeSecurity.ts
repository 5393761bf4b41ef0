import { mergeVerb, type Entity } from '../kit/field/index.ts';
import { mergeFunction, mergeFunctionSql } from '../kit/store/mergeSql.ts';
import type { AccessParts } from './guard.ts';
import { ROLES, type Role } from './roles.ts';
import { every, none, type Scope } from './scope.ts';
import { databaseRole, SETTINGS, SYSTEM_ROLE } from './session.ts';

type Condition = (cell: { readonly role: Role; readonly scope: Scope; readonly alias: string }) => string;

/**
 * Merging is for the database roles whose row of the policy table holds the verb, and of two rows that the role may both change and delete:
 * the function judges that by itself, whatever the gateway has judged before.
 */
export function mergeSecurity({ registry, policy }: AccessParts, entity: Entity, condition: Condition): string[] {
  if (!entity.merges) return [];
  const fn = mergeFunction(entity);
  const grants = policy[entity.name] ?? {};
  const mergers = ROLES.filter((role) => grants[role]?.verbs?.includes(mergeVerb(entity)));
  const may = (alias: string): string => {
    const cases = mergers.map((role) => {
      const { update = none, delete: deleted = none } = grants[role]!;
      return `when '${databaseRole(role)}' then ${condition({ role, scope: every(update, deleted), alias })}`;
    });
    return `case current_setting('role', true) ${cases.join(' ')} when '${SYSTEM_ROLE}' then true else false end`;
  };
  const actor = `nullif(current_setting('${SETTINGS.id}', true), '')::uuid`;
  return [
    mergeFunctionSql(registry, entity, { may, actor }),
    `revoke all on function ${fn} from public, ${ROLES.map(databaseRole).join(', ')};`,
    `grant execute on function ${fn} to ${[SYSTEM_ROLE, ...mergers.map(databaseRole)].join(', ')};`,
  ];
}
