import type { IntrospectionField, IntrospectionSchema } from 'graphql';
import type { Catalogue, CatalogueEntity, CatalogueField, CatalogueReport, CatalogueVerb } from '../provider/catalogue.ts';
import { argumentFields, indexSchema, inputFields, inputTypes, namedType, operationOf, outputFields } from '../provider/schemaIndex.ts';
import type { SchemaIndex } from '../provider/schemaIndex.ts';
import { defaultTimeZone } from '../i18n/time.ts';
import { guessField, guessInput, isShown, labelFrom } from './guessField.ts';
import type { GuessContext } from './guessField.ts';
import type { FieldModel, Operation, Operations, PanelModel, ReportModel, ResourceModel, TabModel, VerbModel } from './model.ts';

/** Fields that every row has; the pages show them in a line of their own. */
export const recordFields: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
]);

/** Key of the menu group for resources that the catalogue says nothing of. */
export const otherGroup = 'other';

/**
 * Joins the viewer's introspection with the catalogue: introspection decides what exists, the
 * catalogue how it is called and shown. What the catalogue leaves out is guessed from the types.
 */
export function readModel(schema: IntrospectionSchema, catalogue: Catalogue | null): PanelModel {
  const index = indexSchema(schema);
  const lists = findLists(index);
  const resources = new Map(lists.map((list) => [list.entity, list.query.name]));
  const described = new Map(catalogue?.entities.map((entity) => [entity.name, entity]));
  const models = lists.map((list) => readResource({ index, resources, list, said: described.get(list.entity) ?? null }));
  const hasOthers = models.some((model) => model.group === otherGroup);
  return {
    today: catalogue?.business.today ?? '',
    timeZone: catalogue?.business.timeZone ?? defaultTimeZone,
    groups: [...(catalogue?.groups ?? []), ...(hasOthers ? [{ key: otherGroup, label: null, icon: null }] : [])],
    resources: inCatalogueOrder(models, catalogue),
    reports: (catalogue?.reports ?? []).flatMap((report) => readReport(report, index, resources)),
    rootFields: new Set([...index.queries.keys(), ...index.mutations.keys()]),
    inputs: inputTypes(index),
  };
}

function readReport(said: CatalogueReport, index: SchemaIndex, resources: ReadonlyMap<string, string>): readonly ReportModel[] {
  const operation = operationOf(index, index.queries.get(said.name));
  if (!operation) return [];
  // an argument is called like its field, whatever that would be in an input
  const parameters = said.parameters.map((field) => ({ ...readField(field, resources), input: field.name }));
  const columns = said.columns.map((field) => readField(field, resources));
  return [{ ...said, parameters, columns, args: operation.args }];
}

interface ListQuery {
  readonly entity: string;
  readonly query: IntrospectionField;
}

interface ResourceSource {
  readonly index: SchemaIndex;
  readonly resources: ReadonlyMap<string, string>;
  readonly list: ListQuery;
  readonly said: CatalogueEntity | null;
}

function findLists(index: SchemaIndex): readonly ListQuery[] {
  return [...index.queries.values()].flatMap((query) => {
    const answers = outputFields(index, namedType(query.type));
    const nodes = answers.find((field) => field.name === 'nodes');
    const isPaged = nodes && answers.some((field) => field.name === 'totalCount');
    return isPaged ? [{ entity: namedType(nodes.type), query }] : [];
  });
}

function inCatalogueOrder(models: readonly ResourceModel[], catalogue: Catalogue | null): readonly ResourceModel[] {
  const order = new Map(catalogue?.entities.map((entity, place) => [entity.name, place]));
  const placeOf = (model: ResourceModel) => order.get(model.entity) ?? order.size;
  return models.toSorted((left, right) => placeOf(left) - placeOf(right));
}

function readResource(source: ResourceSource): ResourceModel {
  const { list, said, index } = source;
  const operations = readOperations(source);
  const fields = readFields(source);
  const title = said?.title ?? guessTitle(fields);
  const guessedLabel = labelFrom(index.types.get(list.entity)?.description, list.entity);
  const sort = said?.sort.find((entry) => fields.some((field) => field.name === entry.field));
  return {
    name: list.query.name,
    entity: list.entity,
    label: said?.label ?? guessedLabel,
    labels: said?.labels ?? guessedLabel,
    description: said?.description ?? null,
    group: said ? said.group : otherGroup,
    icon: said?.icon ?? null,
    title,
    status: fields.find((field) => field.name === said?.status)?.name ?? null,
    list: said ? existing(said.list, fields) : guessList(fields, title),
    filters: said ? existing(said.filters, fields) : [],
    sort: { field: sort?.field ?? 'id', order: sort?.direction ?? 'ASC' },
    sums: sumsOf(index, operations.aggregate),
    searchable: argumentFields(index, list.query, 'where').some((field) => field.name === 'q'),
    alike: alikeOf(index, list.query),
    tabs: readTabs(fields, said),
    fields,
    verbs: (said?.verbs ?? []).flatMap((verb) => readVerb(verb, source)),
    operations,
    tells: said?.tells ?? null,
    history: source.resources.get(said?.history ?? '') ?? null,
    viewAs: said?.viewAs ?? null,
    exports: said?.can.export ?? false,
    imports: said?.can.import ?? false,
    upload: said?.upload ?? null,
    workCalendar: said?.workCalendar ?? null,
  };
}

function alikeOf(index: SchemaIndex, query: IntrospectionField): readonly string[] {
  const alike = argumentFields(index, query, 'where').find((field) => field.name === 'alike');
  return alike ? inputFields(index, namedType(alike.type)).map(({ name }) => name) : [];
}

function readOperations({ index, list, said }: ResourceSource): Operations {
  const { entity, query } = list;
  const plural = query.name.charAt(0).toUpperCase() + query.name.slice(1);
  const mutation = (name: string, isAllowed = true) => (isAllowed ? operationOf(index, index.mutations.get(name)) : null);
  return {
    list: operationOf(index, query) as Operations['list'],
    one: operationOf(index, findOne(index, entity)),
    create: mutation(`create${entity}`, said?.can.create),
    update: mutation(`update${entity}`, said?.can.edit),
    remove: mutation(`delete${entity}`, said?.can.delete),
    restore: mutation(`restore${entity}`, said?.can.restore),
    updateMany: mutation(`update${plural}`, said?.can.edit),
    removeMany: mutation(`delete${plural}`, said?.can.delete),
    aggregate: operationOf(index, index.queries.get(`${query.name}Aggregate`)),
  };
}

function sumsOf(index: SchemaIndex, aggregate: Operation | null): readonly string[] {
  const answer = aggregate && index.queries.get(aggregate.name);
  const sum = answer && outputFields(index, namedType(answer.type)).find((field) => field.name === 'sum');
  return sum ? outputFields(index, namedType(sum.type)).map((field) => field.name) : [];
}

function findOne(index: SchemaIndex, entity: string): IntrospectionField | undefined {
  return [...index.queries.values()].find((query) => namedType(query.type) === entity && query.args.some((arg) => arg.name === 'id'));
}

function readFields(source: ResourceSource): readonly FieldModel[] {
  const { index, list, said } = source;
  const context: GuessContext = {
    index,
    entity: list.entity,
    resources: source.resources,
    create: argumentFields(index, index.mutations.get(`create${list.entity}`), 'input'),
    update: argumentFields(index, index.mutations.get(`update${list.entity}`), 'input'),
    where: argumentFields(index, list.query, 'where'),
    order: argumentFields(index, list.query, 'orderBy'),
  };
  return outputFields(index, list.entity)
    .filter((field) => !field.args.some((arg) => arg.type.kind === 'NON_NULL') && isShown(field.type, index))
    .map((field) => {
      const known = said?.fields.find((entry) => entry.name === field.name);
      const read = known ? readField(known, source.resources, toldBy(known, said)) : guessField(field, context);
      return Object.assign(read, { hasNone: field.type.kind !== 'NON_NULL' });
    });
}

function readField(said: CatalogueField, resources: ReadonlyMap<string, string>, told: FieldModel['told'] = null): FieldModel {
  return {
    ...said,
    input: said.input ?? said.name,
    target: said.target ? (resources.get(said.target) ?? null) : null,
    options: said.options ?? [],
    hasNone: !said.required,
    told,
  };
}

function toldBy({ name }: CatalogueField, said: CatalogueEntity | null): FieldModel['told'] {
  const tells = said?.tells ?? null;
  return tells && (name === tells.id || name === tells.changes) ? tells : null;
}

function readVerb(said: CatalogueVerb, source: ResourceSource): readonly VerbModel[] {
  const field = source.index.mutations.get(said.name);
  const operation = operationOf(source.index, field);
  if (!operation) return [];
  const guessed = argumentFields(source.index, field, 'input').map((given) => guessInput(given, source.index));
  const fields = said.fields.map((entry) => readField(entry, source.resources));
  const reveals = (source.said?.fields ?? []).filter((entry) => entry.shownOnce && operation.answers.includes(entry.name));
  const isSaid = new Set(fields.map((entry) => entry.input));
  return [
    {
      ...said,
      operation,
      fields: [...fields, ...guessed.filter((entry) => !isSaid.has(entry.input))],
      reveals: reveals.map((entry) => readField(entry, source.resources)),
    },
  ];
}

function readTabs(fields: readonly FieldModel[], said: CatalogueEntity | null): readonly TabModel[] {
  const shown = fields.filter((field) => field.kind !== 'HAS_MANY' && !field.shownOnce && !field.internal && !recordFields.has(field.name));
  const tabs = (said?.tabs ?? []).map((tab) => ({
    key: tab.key,
    label: tab.label,
    fields: tab.fields.flatMap((name) => shown.filter((field) => field.name === name)),
  }));
  const placed = new Set(tabs.flatMap((tab) => tab.fields));
  const rest = shown.filter((field) => !placed.has(field));
  const all = [...tabs, { key: 'more', label: null, fields: rest }];
  return all.filter((tab) => tab.fields.length > 0);
}

function existing(names: readonly string[], fields: readonly FieldModel[]): readonly string[] {
  return names.filter((name) => fields.some((field) => field.name === name));
}

function guessTitle(fields: readonly FieldModel[]): string {
  const texts = fields.filter((field) => field.kind === 'TEXT');
  const named = ['name', 'title', 'code', 'no'].find((name) => texts.some((field) => field.name === name));
  return named ?? texts[0]?.name ?? 'id';
}

function guessList(fields: readonly FieldModel[], title: string): readonly string[] {
  const others = fields.filter(
    (field) => field.name !== title && !recordFields.has(field.name) && !['HAS_MANY', 'LINKS', 'LONG_TEXT', 'JSON'].includes(field.kind),
  );
  return [title, ...others.slice(0, 5).map((field) => field.name)];
}
