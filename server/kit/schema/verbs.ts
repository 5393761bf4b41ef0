import { Resolver } from 'type-graphql';
import type { Registry } from '../field/index.ts';
import { ID_ARG, rowMutation, targetOf, VERSION_ARG } from './crud.ts';
import { namedClass, type ArgSpec } from './declare.ts';
import type { SchemaTypes } from './types.ts';
import { verbFields, verbInputName, type Verb } from './verb.ts';

/** The resolver class of all verbs: `reassignAccount(id, input, expectedVersion): Account!`. */
export function verbResolver(types: SchemaTypes, registry: Registry, verbs: readonly Verb[]): Function {
  const cls = namedClass('VerbResolver');
  Resolver()(cls);
  for (const verb of verbs) {
    const entity = registry.of(verb.on);
    const add = rowMutation(cls, verb.makes ? registry.of(verb.makes) : entity, entity);
    add(verb.name, { verb: verb.name }, argsOf(types, verb), async (unit, args) => {
      const input = await unit.checked(verbFields(verb), (args['input'] ?? {}) as Readonly<Record<string, unknown>>);
      const made = await unit.runAs(verb.name, () => verb.run(unit, targetOf(args), input));
      return { id: made ?? targetOf(args).id };
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
