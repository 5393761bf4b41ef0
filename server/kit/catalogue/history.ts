import type { Choice, Entity, Field, Registry } from '../field/index.ts';
import type { Grants } from '../schema/grants.ts';
import type { TimedTransition } from '../schema/transition.ts';
import type { Verb } from '../schema/verb.ts';
import { ACTIONS } from '../store/trail.ts';

interface HistoryParts {
  readonly registry: Registry;
  readonly verbs: readonly Verb[];
  readonly timed: readonly TimedTransition[];
  readonly grants: Grants;
}

/** The noun that tells this viewer what was done to rows of `entity`. */
export function historyOf({ registry, grants }: HistoryParts, entity: Entity): Entity | undefined {
  return registry.entities.find((teller) => teller.tells && teller !== entity && grants.mayHear(teller, entity));
}

/** Of a noun that tells of others: in which fields it does, and the verb by which this viewer may take a change back. */
export function tellsOf({ grants }: HistoryParts, { tells, scope }: Entity) {
  if (!tells || !scope.of) return undefined;
  const { action, changes, restore } = tells;
  return { ...scope.of, action, changes, restore: restore && grants.mayRun(restore) ? restore : undefined };
}

/** Labels for texts that name a noun or what was done: their values are codes, though no closed list of the database's. */
export function namedValues(parts: HistoryParts, entity: Entity, field: Field): { readonly options?: readonly Choice[] } {
  if (!entity.tells) return {};
  if (field.name === entity.scope.of?.noun) return { options: nounChoices(parts, entity) };
  return field.name === entity.tells.action ? { options: actionChoices(parts) } : {};
}

function nounChoices({ registry, grants }: HistoryParts, teller: Entity): readonly Choice[] {
  const told = registry.entities.filter((entity) => entity !== teller && grants.mayHear(teller, entity));
  return told.map(({ name, label }) => ({ value: name, label }));
}

function actionChoices({ registry, grants, verbs, timed }: HistoryParts): readonly Choice[] {
  const known = [...verbs, ...timed].filter(({ on }) =>
    registry.entities.some((entity) => entity.cls === on && grants.may(entity, 'read')),
  );
  return [...ACTIONS, ...known.map(({ name, label }): Choice => ({ value: name, label, color: 'purple' }))];
}
