import {
  entityOf,
  inputName,
  isRequiredInput,
  ROW_FIELDS,
  type Choice,
  type Entity,
  type Field,
  type Group,
  type Label,
  type Offer,
  type Registry,
} from '../field/index.ts';
import type { FormLine, FormPage } from '../report/formLayout.ts';
import { hasReport, type Report } from '../report/report.ts';
import { isSortable, isUsable, type FieldUse, type Grants } from '../schema/grants.ts';
import { operatorsOf } from '../schema/operators.ts';
import { canOf } from './can.ts';
import { historyOf, namedValues, tellsOf } from './history.ts';
import type { TimedTransition } from '../schema/transition.ts';
import { statesAfter, verbFields, type Verb } from '../schema/verb.ts';

interface CatalogueParts {
  readonly registry: Registry;
  readonly verbs: readonly Verb[];
  /** What time does to rows: named in their history. */
  readonly timed: readonly TimedTransition[];
  readonly grants: Grants;
  readonly reports: readonly Report[];
  /** The business day. */
  readonly today: string;
  /** What sign-in calls the rows of a noun that the viewer may look as. */
  readonly viewAs: (entity: Entity) => string | undefined;
  /** By the name of their list. */
  readonly offers: Offers;
  readonly uploads: Uploads;
  /** The nouns that fields can be added to. */
  readonly extensible: readonly Entity[];
}

/** Where uploaded files are sent to and fetched from, and what may be sent at once. */
export interface Uploads {
  readonly path: string;
  readonly maxBytes: number;
  readonly maxCount: number;
}

/** Words for fields of tags, which the product makes. */
export type Offers = Readonly<Record<string, readonly Offer[]>>;

/** What the panel needs beyond introspection: labels, order, widgets and what this viewer may do (domain §2.13). */
export function catalogueOf(parts: CatalogueParts) {
  const entities = parts.registry.entities.filter((entity) => parts.grants.may(entity, 'read'));
  const reports = parts.reports.filter((report) => hasReport(parts, report));
  return {
    groups: groupsOf([...entities, ...reports]),
    entities: entities.map((entity) => catalogueEntity(parts, entity)),
    reports: reports.map((report) => catalogueReport(parts, report)),
  };
}

/** A report's parameters and columns are described like a noun's fields, for the same widgets. */
function catalogueReport({ registry, grants, today }: CatalogueParts, report: Report) {
  const { name, label, description, group, icon, parameters, initial, row, total, form } = report;
  const described = (field: Field) => Object.assign(describeField(registry, field), IN_FORM);
  return {
    name,
    label,
    description,
    group: group.key,
    icon,
    parameters: parameters.map(described),
    initial: Object.fromEntries(Object.entries(initial).map(([parameter, on]) => [parameter, on(today)])),
    columns: [...row.fields.values()].map(described),
    totals: Object.keys(total),
    form: form ? { ...form, page: form.page ? pageOf(form.page) : null, imports: grants.may(entityOf(form.fills), 'create') } : null,
  };
}

function pageOf({ by, lines, list, rows, foot }: FormPage) {
  const told = (all: readonly FormLine[]) => all.map((fields) => ({ fields }));
  return { by, list, rows, lines: told(lines), foot: told(foot) };
}

function groupsOf(entities: readonly Pick<Entity, 'group'>[]): readonly Group[] {
  return [...new Set(entities.flatMap(({ group }) => (group ? [group] : [])))];
}

function catalogueEntity(parts: CatalogueParts, entity: Entity) {
  const { grants } = parts;
  const readable = [...entity.fields.values()].filter((field) => isUsable(parts, entity, field, 'read'));
  const names = new Set(readable.map((field) => field.name));
  const visible = (list: readonly string[]): string[] => list.filter((name) => names.has(name));
  return {
    name: entity.name,
    single: entity.single,
    plural: entity.plural,
    label: entity.label,
    labels: entity.labels,
    description: entity.description,
    group: entity.group?.key,
    icon: entity.icon,
    title: entity.title,
    status: visible(entity.status ? [entity.status] : [])[0],
    list: visible(entity.list),
    filters: visible(entity.filters),
    sort: entity.sort.map(sortOf).filter(({ field }) => names.has(field)),
    searchable: entity.search.length > 0,
    tabs: tabsOf(entity, readable),
    can: canOf(parts, entity),
    viewAs: parts.viewAs(entity),
    tells: tellsOf(parts, entity),
    history: historyOf(parts, entity)?.name,
    upload: uploadOf(parts, entity),
    workCalendar:
      entity.workCalendar && Object.values(entity.workCalendar).every((name) => names.has(name)) ? entity.workCalendar : undefined,
    fields: inOrder(readable).map((field) =>
      Object.assign(catalogueField(parts, entity, field), namedValues(parts, entity, field), nounsOf(parts, field)),
    ),
    verbs: parts.verbs.filter(({ name, on }) => on === entity.cls && grants.mayRun(name)).map((verb) => catalogueVerb(parts, entity, verb)),
  };
}

function uploadOf({ grants, uploads }: CatalogueParts, entity: Entity) {
  const { upload } = entity;
  return upload && { ...uploads, mediaType: upload.mediaType, size: upload.size, create: grants.may(entity, 'create') };
}

/** A noun's own fields first, what every row carries after them. */
function inOrder(fields: readonly Field[]): Field[] {
  const isCommon = (field: Field): boolean => ROW_FIELDS.includes(field.name);
  return [...fields.filter((field) => !isCommon(field)), ...fields.filter(isCommon)];
}

const FIRST_TAB = { key: 'main', zh: '基本信息', en: 'Basics' };
const RECORD_TAB = { key: 'record', zh: '记录信息', en: 'Record' };

/** Every readable field but related lists in exactly one tab; those that name none stand in the first. */
function tabsOf(entity: Entity, readable: readonly Field[]) {
  const named = Object.entries(entity.tabs ?? {}).map(([key, [zh, en]]) => ({ key, zh, en }));
  const tabs = [...(named.length ? named : [FIRST_TAB]), RECORD_TAB];
  const tabOf = (field: Field): string => (ROW_FIELDS.includes(field.name) ? RECORD_TAB.key : (field.tab ?? tabs[0]!.key));
  return tabs
    .map(({ key, zh, en }) => ({
      key,
      label: { zh, en },
      fields: readable.filter((field) => field.kind !== 'HAS_MANY' && tabOf(field) === key).map(({ name }) => name),
    }))
    .filter(({ fields }) => fields.length > 0);
}

function sortOf(key: string): { field: string; direction: 'ASC' | 'DESC' } {
  return key.startsWith('-') ? { field: key.slice(1), direction: 'DESC' } : { field: key, direction: 'ASC' };
}

function catalogueField(parts: CatalogueParts, entity: Entity, field: Field) {
  const may = (use: FieldUse): boolean => isUsable(parts, entity, field, use);
  return {
    ...describeField(parts.registry, field),
    ...offersOf(parts.offers, field),
    creatable: may('create'),
    editable: may('update'),
    sortable: isSortable(field) && may('sort'),
    filterable: may('filter'),
    filterOperators: operatorsOf(field),
  };
}

const IN_FORM = { creatable: true, editable: true, sortable: false, filterable: false, filterOperators: [] };

function catalogueVerb({ registry }: CatalogueParts, entity: Entity, verb: Verb) {
  const fields = verbFields(verb).map((field) => Object.assign(describeField(registry, field), IN_FORM));
  const { name, label, icon, from, to, guard, preview } = verb;
  const leads = to !== undefined && { to: statesAfter(verb), toField: typeof to === 'string' ? undefined : to.by };
  return { name, label, icon, from, ...leads, statusField: entity.status, guard, onRow: true, fields, preview: preview?.name };
}

/** What a field is, whoever looks. */
function describeField(registry: Registry, field: Field) {
  return {
    name: field.name,
    label: field.label,
    help: field.help,
    kind: field.kind,
    when: field.when,
    required: isRequiredInput(field),
    default: field.default,
    shownOnce: Boolean(field.shownOnce),
    internal: Boolean(field.internal),
    input: field.write === 'never' ? undefined : inputName(field),
    ...limitsOf(field),
    ...('choices' in field && { options: field.choices.members }),
    ...('target' in field && { target: registry.target(field).name }),
    ...('inverse' in field && { inverse: field.inverse, follows: registry.target(field).scope.via === field.inverse }),
    ...('only' in field && field.only && { only: onlyWhere(field.only) }),
  };
}

/** Of a text that names a noun, those that fields can be added to. */
function nounsOf({ extensible }: CatalogueParts, field: Field) {
  return field.kind === 'TEXT' && field.namesNoun ? { options: extensible.map(({ name, label }): Choice => ({ value: name, label })) } : {};
}

/** @throws for a list that nobody makes: a developer's mistake */
function offersOf(offers: Offers, field: Field) {
  if (field.kind !== 'TAGS' || !field.offers) return {};
  const { list, by } = field.offers;
  if (!offers[list]) throw new Error(`${field.name} offers ${list}, which is none of: ${Object.keys(offers).join(', ')}`);
  return { options: offers[list], optionsBy: by };
}

function onlyWhere(only: Readonly<Record<string, string | boolean>>) {
  return Object.fromEntries(Object.entries(only).map(([name, value]) => [name, { eq: value }]));
}

interface Limits {
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly scale?: number;
  readonly unit?: Label | undefined;
  readonly format?: string | undefined;
}

function limitsOf(field: Field): Limits {
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return { maxLength: field.max, format: field.format };
    case 'TAGS':
      return { maxLength: field.max };
    case 'LINKS':
      return { format: field.media };
    case 'JSON':
      return { format: field.shape === 'any' ? undefined : field.shape };
    case 'NUMBER':
      return { min: String(field.min), max: String(field.max), unit: field.unit };
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return {
        scale: field.scale,
        unit: field.unit,
        ...(field.min !== undefined && { min: field.min }),
        ...(field.max !== undefined && { max: field.max }),
      };
    default:
      return {};
  }
}
