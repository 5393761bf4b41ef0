import { Resolver } from 'type-graphql';
import type { Entity, Registry } from '../field/index.ts';
import { ID_ARG, rowMutation, targetOf, VERSION_ARG } from './crud.ts';
import { namedClass, type ArgSpec } from './declare.ts';
import type { SchemaTypes } from './types.ts';
import { statesAfter, verbFields, verbInputName, type Verb } from './verb.ts';

/** The resolver class of all verbs: `reassignAccount(id, input, expectedVersion): Account!`. */
export function verbResolver(types: SchemaTypes, registry: Registry, verbs: readonly Verb[]): Function {
  const cls = namedClass('VerbResolver');
  Resolver()(cls);
  for (const verb of verbs) {
    const entity = registry.of(verb.on);
    refuseUnknownStates(entity, verb);
    const add = rowMutation(cls, verb.makes ? registry.of(verb.makes) : entity, entity);
    add(verb.name, { verb: verb.name }, argsOf(types, verb), async (unit, args) => {
      const input = await unit.checked(verbFields(verb), (args['input'] ?? {}) as Readonly<Record<string, unknown>>);
      const made = await unit.runAs(verb.name, () => verb.run(unit, targetOf(args), input));
      return { id: made ?? targetOf(args).id, isDeleted: verb.removes ?? false };
    });
  }
  return cls;
}

function argsOf(types: SchemaTypes, verb: Verb): ArgSpec[] {
  const fields = verbFields(verb);
  if (!fields.length) return [ID_ARG, VERSION_ARG];
  const type = types.fieldsInput(verbInputName(verb), fields, { use: 'create' });
  return [ID_ARG, { name: 'input', type: () => type }, VERSION_ARG];
}

/** @throws for a state that the noun's state field does not know: a developer's mistake */
function refuseUnknownStates({ name, status, fields }: Entity, verb: Verb): void {
  const field = status ? fields.get(status) : undefined;
  const known = field && 'choices' in field ? field.choices.members.map(({ value }) => value) : [];
  const unknown = [...(verb.from ?? []), ...statesAfter(verb)].filter((state) => !known.includes(state));
  if (unknown.length) throw new Error(`${verb.name} names ${unknown.join(', ')}, which ${name} is never in: it knows ${known.join(', ')}`);
}
