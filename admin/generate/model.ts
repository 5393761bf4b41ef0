import type {
  CatalogueDayFacts,
  CatalogueField,
  CatalogueOption,
  CatalogueReport,
  CatalogueTells,
  CatalogueUpload,
} from '../provider/catalogue.ts';

/** A text in the panel's two languages, as the catalogue sends it. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** The panel's languages; Chinese is the first and the default. */
export type Locale = 'zh' | 'en';

/** What a field holds; each output of the panel switches over these exactly once. */
export type FieldKind =
  | 'ID'
  | 'TEXT'
  | 'LONG_TEXT'
  | 'NUMBER'
  | 'DECIMAL'
  | 'MONEY'
  | 'PERCENT'
  | 'FLAG'
  | 'CHOICE'
  | 'CHOICES'
  | 'TAGS'
  | 'DATE'
  | 'DATE_TIME'
  | 'PERIOD'
  | 'JSON'
  | 'BELONGS_TO'
  | 'HAS_MANY'
  | 'LINKS';

/** One value of an enumeration; colour is one of the theme's chip colours. */
export type ChoiceModel = CatalogueOption;

/** A field of a resource, or of a verb's form: what the catalogue says of it, or what introspection lets guess. */
export interface FieldModel extends Omit<CatalogueField, 'input' | 'options'> {
  /** Name of the field in inputs and forms: `specialistId` for `specialist`. */
  readonly input: string;
  readonly options: readonly ChoiceModel[];
  /** Whether a row may be without it. */
  readonly hasNone: boolean;
  /** Set on a field by which rows tell of others' rows: it is shown in the words of those. */
  readonly told: CatalogueTells | null;
}

/** A group of fields: a section of the show page and of the forms. */
export interface TabModel {
  readonly key: string;
  readonly label: Label | null;
  readonly fields: readonly FieldModel[];
}

/** An operation of the viewer's schema: its arguments' printed types and its input's fields. */
export interface Operation {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  readonly inputFields: readonly string[];
  /** The leaf fields of what it answers. */
  readonly answers: readonly string[];
}

/** A business operation beyond create, read, update and delete. */
export interface VerbModel {
  readonly operation: Operation;
  readonly label: Label;
  readonly icon: string | null;
  /** Statuses in which it may run; null means any. */
  readonly from: readonly string[] | null;
  /** The states that it may lead to; null: it moves none. */
  readonly to: readonly string[] | null;
  /** The field of its form that says to which of them. */
  readonly toField: string | null;
  readonly statusField: string | null;
  readonly guard: Label | null;
  readonly onRow: boolean;
  /** The query that tells beforehand what it would do to two rows, which it merges; null: it works on one. */
  readonly preview: string | null;
  readonly fields: readonly FieldModel[];
  /** What its answer shows once, and no page after it. */
  readonly reveals: readonly FieldModel[];
}

/** The operations that the viewer's schema holds for a resource. */
export interface Operations {
  readonly list: Operation;
  readonly one: Operation | null;
  readonly create: Operation | null;
  readonly update: Operation | null;
  readonly remove: Operation | null;
  readonly restore: Operation | null;
  readonly updateMany: Operation | null;
  readonly removeMany: Operation | null;
  readonly aggregate: Operation | null;
}

/** An entity as the panel sees it: everything its screens and queries are made from. */
export interface ResourceModel {
  /** The list query's name; also the resource's name and its place in the address. */
  readonly name: string;
  /** The GraphQL type's name. */
  readonly entity: string;
  readonly label: Label;
  readonly labels: Label;
  readonly description: Label | null;
  readonly group: string | null;
  readonly icon: string | null;
  /** Name of the field that names a row. */
  readonly title: string;
  /** Name of the field with the state that verbs move; null where there is none. */
  readonly status: string | null;
  readonly list: readonly string[];
  readonly filters: readonly string[];
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  /** Fields of which the viewer may ask the sum over many rows. */
  readonly sums: readonly string[];
  readonly searchable: boolean;
  /** The fields by which a row that is being entered is compared with those that there are. */
  readonly alike: readonly string[];
  readonly tabs: readonly TabModel[];
  readonly fields: readonly FieldModel[];
  readonly verbs: readonly VerbModel[];
  readonly operations: Operations;
  /** For a resource whose rows tell what was done to others' rows: in which fields. */
  readonly tells: CatalogueTells | null;
  /** Name of the resource that tells what was done to this one's rows. */
  readonly history: string | null;
  /** What sign-in calls the rows that the viewer may look as; null where there are none. */
  readonly viewAs: string | null;
  /** Whether the viewer may take its list out as a file. */
  readonly exports: boolean;
  /** Whether the viewer may take rows in from a file. */
  readonly imports: boolean;
  /** Set for a resource whose rows are uploaded files. */
  readonly upload: CatalogueUpload | null;
  /** Set for the resource whose rows say which days are worked. */
  readonly workCalendar: CatalogueDayFacts | null;
}

/** A computed table: its parameters, its columns, and the operation that asks for it. */
export interface ReportModel extends Pick<
  CatalogueReport,
  'name' | 'label' | 'description' | 'group' | 'icon' | 'initial' | 'totals' | 'form'
> {
  readonly parameters: readonly FieldModel[];
  readonly columns: readonly FieldModel[];
  /** Its arguments' printed types. */
  readonly args: Readonly<Record<string, string>>;
}

/** A group of the menu; the label is null for what the catalogue says nothing of. */
export interface GroupModel {
  readonly key: string;
  readonly label: Label | null;
  readonly icon: string | null;
}

/** A field of an input: its type's name without lists and non-nulls. */
export interface InputFieldModel {
  readonly type: string;
  readonly isList: boolean;
}

/** The inputs of the viewer's schema by type and field, and beside them the values of its enumerations by type. */
export interface InputTypes extends ReadonlyMap<string, ReadonlyMap<string, InputFieldModel>> {
  readonly choices: ReadonlyMap<string, ReadonlySet<string>>;
}

/** All that the panel is generated from, for one signed-in viewer. */
export interface PanelModel {
  readonly today: string;
  readonly timeZone: string;
  readonly groups: readonly GroupModel[];
  readonly resources: readonly ResourceModel[];
  readonly reports: readonly ReportModel[];
  /** The names of all queries and mutations that the viewer's schema holds. */
  readonly rootFields: ReadonlySet<string>;
  readonly inputs: InputTypes;
}

/** A condition in the gateway's `where` form. */
export interface Where {
  readonly [key: string]: WhereValue;
}

/** A value inside a condition. */
export type WhereValue = string | number | boolean | null | undefined | Where | readonly WhereValue[];

/** Finds a resource by its name. @throws naming the resources there are, because a typing error is the usual cause. */
export function resourceNamed(model: PanelModel, name: string): ResourceModel {
  const found = model.resources.find((resource) => resource.name === name);
  if (found) return found;
  const known = model.resources.map((resource) => resource.name).join(', ');
  throw new Error(`Unknown resource "${name}". Known resources: ${known || 'none'}.`);
}

/** Finds a field of a resource, or undefined for names the viewer's schema does not hold. */
export function fieldNamed(resource: ResourceModel, name: string): FieldModel | undefined {
  return resource.fields.find((field) => field.name === name);
}

/** The type of the condition that a resource's list takes. */
export function whereType(resource: ResourceModel): string {
  return (resource.operations.list.args['where'] ?? '').replaceAll(/[![\]]/g, '');
}

/** Whether a field holds rows of another resource in a list of its own. */
export function isRelatedList(field: FieldModel): boolean {
  return field.kind === 'HAS_MANY';
}
