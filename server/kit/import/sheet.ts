import { entityOf, fieldsOf, type Entity, type EntityClass, type Field } from '../field/index.ts';
import type { Values } from '../store/validate.ts';
import type { Unit } from '../store/unit.ts';

type FieldName<T> = keyof T & string;

/** What a record gives for each field: a reference is the id of the row that its words name. */
type Given<T> = { readonly [K in keyof T]?: Extract<T[K], object> extends never ? T[K] : string | null };

/** How a department's spreadsheet becomes rows of one noun: only what the noun's own declaration does not say. */
interface SheetOptions<T extends object, E extends object> {
  readonly on: EntityClass<T>;
  /** The noun as one product has it, with its custom fields; absent: as it is declared. */
  readonly of?: Entity;
  /** Ways to know a row again, tried in turn; without them a record is known by all that its columns hold. */
  readonly keys?: readonly (readonly FieldName<T>[])[] | undefined;
  /** Headers that departments use beside a field's labels and name. */
  readonly headers?: Readonly<Record<string, FieldName<T> | FieldName<E>>>;
  /** Columns that are no field of the noun, declared with the same decorators. */
  readonly extras?: new () => E;
  /** Nouns whose rows come into being when a record names one that is not known yet. */
  readonly creates?: readonly EntityClass[];
  /** Where the words of a reference go that name no row: "product or text". */
  readonly words?: Readonly<Partial<Record<FieldName<T>, FieldName<T>>>>;
  /** Fields that else verbs alone set: a record tells of the past, and no verb's guard judges that. */
  readonly past?: readonly FieldName<T>[];
  /** The columns that there are, by name; absent: all that can be filled. */
  readonly fields?: readonly string[] | undefined;
  /** Columns that tell rows apart and are never filled. */
  readonly numbers?: readonly string[];
  /** Whether a record is refused for what it gives and its reader may not set, instead of being taken in without. */
  readonly isStrict?: boolean;
  /** A condition on rows that stand as they are, whatever a record says of them. */
  readonly stands?: Values;
  /** The records in a JSON document that is no plain list of them; undefined for a shape that the sheet does not know. */
  readonly fromJson?: (document: unknown) => readonly Values[] | undefined;
  /** How an existing row takes on a new value of a field that changes through a verb. */
  readonly changes?: Readonly<Partial<Record<FieldName<T>, (unit: Unit, id: string, value: unknown) => Promise<void>>>>;
  /** What a new row has where its record says nothing; a row that is known keeps its own. */
  readonly initial?: (unit: Unit) => Values;
  /** What stands in a list of each record's own. */
  readonly list?: SheetList;
  /** The fields that `complete` goes by: for records that agree in all of them it is asked once. */
  readonly completedBy?: readonly (FieldName<T> | FieldName<E>)[];
  /** Values that follow from those given; what a record says itself stands above them. */
  readonly complete?: (unit: Unit, given: Given<T & E>) => Promise<Values> | Values;
}

/** The rows that belong to a row of another sheet: taken in with it or, where one of them is at fault, not at all. */
export interface SheetList {
  readonly sheet: Sheet;
  /** The field by which its rows name theirs, and the to-many field on the other side. */
  readonly by: string;
  readonly field: string;
}

export type Sheet = SheetOptions<Record<string, unknown>, object>;

/** Declares a sheet; the columns, their headers, kinds and checks are derived from the noun. */
export function sheet<T extends object, E extends object = object>(options: SheetOptions<T, E>): Sheet {
  // a list of sheets forgets which noun each one is of; the import keeps them together
  return options as unknown as Sheet;
}

/** The noun whose rows the sheet fills. */
export function sheetEntity({ of, on }: Sheet): Entity {
  return of ?? entityOf(on);
}

/** The fields that cells of the sheet can fill, the noun's own and the extra ones. */
export function sheetFields(declaration: Sheet): ReadonlyMap<string, Field> {
  const extras = declaration.extras ? fieldsOf(declaration.extras.prototype as object) : [];
  const { past, numbers, fields } = declaration;
  const isOwn = (name: string, field: Field): boolean =>
    isFillable(field) || past?.includes(name) === true || numbers?.includes(name) === true;
  const own = [...sheetEntity(declaration).fields].filter(([name, field]) => isOwn(name, field));
  const all: [string, Field][] = [...own, ...extras];
  return new Map(fields ? all.filter(([name]) => fields.includes(name)) : all);
}

/** Whether a cell can fill the field. */
export function isFillable(field: Field): boolean {
  return field.write !== 'never' && field.kind !== 'LINKS' && field.kind !== 'JSON';
}
