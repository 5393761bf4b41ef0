import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql';
import { Resolver } from 'type-graphql';
import type { GatewayContext } from '../schema/context.ts';
import { member, namedClass, newEnum, newObjectType, operation, type TypeClass, type TypeRef } from '../schema/declare.ts';
import { DateScalar, DateTimeScalar, JsonScalar } from '../schema/scalars.ts';
import type { SchemaTypes } from '../schema/types.ts';

type Shape = Readonly<Record<string, readonly [type: object | readonly [object], isNullable?: boolean]>>;

const KINDS = [
  'ID',
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'DECIMAL',
  'MONEY',
  'PERCENT',
  'FLAG',
  'CHOICE',
  'CHOICES',
  'TAGS',
  'DATE',
  'DATE_TIME',
  'PERIOD',
  'JSON',
  'BELONGS_TO',
  'HAS_MANY',
  'LINKS',
];

/** The `catalogue` query and its types; what it answers is made by the context for the viewer. */
export function catalogueResolver(types: SchemaTypes): Function {
  const catalogue = catalogueType(types);
  const cls = namedClass('CatalogueResolver');
  Resolver()(cls);
  operation('query', cls, 'catalogue', {
    type: () => catalogue,
    description: '面板所需的名称、布局与权限 | Labels, layout and permissions for the panel',
    resolve: (_args, context) => (context as GatewayContext).catalogue(),
  });
  return cls;
}

const text = GraphQLString;
const flag = GraphQLBoolean;

function catalogueType(types: SchemaTypes): TypeClass {
  const label = shape('Label', { zh: [text], en: [text] });
  const group = shape('CatalogueGroup', { key: [text], label: [label], icon: [text] });
  const business = shape('CatalogueBusiness', { today: [DateScalar], now: [DateTimeScalar], demo: [flag], timeZone: [text] });
  const field = fieldShape(label);
  return shape('Catalogue', {
    business: [business],
    groups: [[group]],
    entities: [[entityShape(types, label, field)]],
    reports: [[reportShape(label, field)]],
  });
}

function entityShape(types: SchemaTypes, label: TypeClass, field: TypeClass): TypeClass {
  const sort = shape('CatalogueSort', { field: [text], direction: [types.sortDirection] });
  const tab = shape('CatalogueTab', { key: [text], label: [label], fields: [[text]] });
  const can = canShape();
  const tells = shape('CatalogueTells', { noun: [text], id: [text], action: [text], changes: [text], restore: [text, true] });
  const upload = uploadShape();
  const dayFacts = shape('CatalogueDayFacts', { date: [text], isWorkday: [text], name: [text] });
  return shape('CatalogueEntity', {
    name: [text],
    single: [text],
    plural: [text],
    label: [label],
    labels: [label],
    description: [label, true],
    group: [text, true],
    icon: [text],
    title: [text],
    status: [text, true],
    list: [[text]],
    filters: [[text]],
    sort: [[sort]],
    searchable: [flag],
    tabs: [[tab]],
    can: [can],
    viewAs: [text, true],
    tells: [tells, true],
    history: [text, true],
    upload: [upload, true],
    workCalendar: [dayFacts, true],
    fields: [[field]],
    verbs: [[verbShape(label, field)]],
  });
}

function canShape(): TypeClass {
  const acts = ['list', 'show', 'create', 'edit', 'delete', 'restore', 'export', 'import'];
  return shape('CatalogueCan', Object.fromEntries(acts.map((act) => [act, [flag] as const])));
}

function uploadShape(): TypeClass {
  return shape('CatalogueUpload', {
    path: [text],
    maxBytes: [GraphQLInt],
    maxCount: [GraphQLInt],
    mediaType: [text],
    size: [text],
    create: [flag],
  });
}

function fieldShape(label: TypeClass): TypeClass {
  const option = shape('CatalogueOption', {
    value: [text],
    label: [label],
    color: [text, true],
    group: [label, true],
    only: [[text], true],
    retired: [flag, true],
  });
  return shape('CatalogueField', {
    name: [text],
    label: [label],
    help: [label, true],
    kind: [newEnum('FieldKind', Object.fromEntries(KINDS.map((kind) => [kind, undefined])))],
    unit: [label, true],
    required: [flag],
    default: [JsonScalar, true],
    shownOnce: [flag],
    internal: [flag],
    follows: [flag, true],
    creatable: [flag],
    editable: [flag],
    sortable: [flag],
    filterable: [flag],
    filterOperators: [[text]],
    input: [text, true],
    target: [text, true],
    inverse: [text, true],
    only: [JsonScalar, true],
    options: [[option], true],
    optionsBy: [text, true],
    when: [shape('CatalogueWhen', { field: [text], values: [[text]] }), true],
    maxLength: [GraphQLInt, true],
    min: [text, true],
    max: [text, true],
    scale: [GraphQLInt, true],
    format: [text, true],
  });
}

function verbShape(label: TypeClass, field: TypeClass): TypeClass {
  return shape('CatalogueVerb', {
    name: [text],
    label: [label],
    icon: [text, true],
    from: [[text], true],
    to: [[text], true],
    toField: [text, true],
    statusField: [text, true],
    guard: [label, true],
    onRow: [flag],
    fields: [[field]],
    preview: [text, true],
  });
}

function reportShape(label: TypeClass, field: TypeClass): TypeClass {
  return shape('CatalogueReport', {
    name: [text],
    label: [label],
    description: [label],
    group: [text],
    icon: [text],
    parameters: [[field]],
    initial: [JsonScalar],
    columns: [[field]],
    totals: [[text]],
    form: [formShape(label), true],
  });
}

/** The paper form of a report: what `FormLayout` says. */
function formShape(label: TypeClass): TypeClass {
  const column = shape('CatalogueFormColumn', { label: [label], text: [text], width: [GraphQLInt] });
  const line = shape('CatalogueFormLine', { fields: [[shape('CatalogueFormField', { label: [label], text: [text] })]] });
  const page = shape('CatalogueFormPage', { by: [text], lines: [[line]], list: [label], rows: [GraphQLInt], foot: [[line]] });
  return shape('CatalogueForm', { orientation: [text], imports: [flag], columns: [[column]], page: [page, true] });
}

/** An object type from a table of its fields: `[type]`, `[[type]]` for a list, `true` behind for nullable. */
function shape(name: string, fields: Shape): TypeClass {
  const cls = newObjectType(name);
  for (const [field, [type, nullable = false]] of Object.entries(fields)) member(cls, field, (() => type) as TypeRef, { nullable });
  return cls;
}
