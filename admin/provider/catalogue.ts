import type { FieldKind, Label, Where } from '../generate/model.ts';

/** One value that a field may take; those with a group are chosen under its name. */
export interface CatalogueOption {
  readonly value: string;
  readonly label: Label;
  readonly color: string | null;
  readonly group: Label | null;
  /** The values of `optionsBy` that it fits; null: any. */
  readonly only: readonly string[] | null;
  /** Whether rows may still have it and nothing is given it any more. */
  readonly retired?: boolean | null;
}

/** A field as the catalogue describes it; see the schema for the meaning of each. */
export interface CatalogueField {
  readonly name: string;
  readonly label: Label;
  readonly help: Label | null;
  readonly kind: FieldKind;
  readonly unit: Label | null;
  readonly required: boolean;
  /** Whether its value stands in the answer of the operation that makes it and nowhere after. */
  /** What an input that leaves it out gets. */
  readonly default: string | number | boolean | null;
  readonly shownOnce: boolean;
  /** Not for people's eyes. */
  readonly internal: boolean;
  readonly creatable: boolean;
  readonly editable: boolean;
  readonly sortable: boolean;
  readonly filterable: boolean;
  readonly input: string | null;
  /** Resource that a relation leads to; null when the viewer may not list it. */
  readonly target: string | null;
  /** For HAS_MANY: the to-one field on the target that leads back. */
  readonly inverse: string | null;
  /** For HAS_MANY: whether its rows are deleted and restored with the one that they hang on. */
  readonly follows: boolean | null;
  /** For relations: a fixed condition on the rows that may be chosen. */
  readonly only: Where | null;
  readonly options: readonly CatalogueOption[] | null;
  /** The field whose value says which of the options fit. */
  readonly optionsBy: string | null;
  /** The field of the same form, and its values, with which it is shown; null: always. */
  readonly when?: { readonly field: string; readonly values: readonly string[] } | null;
  readonly maxLength: number | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly scale: number | null;
  readonly format: string | null;
}

/** A business operation as the catalogue describes it. */
export interface CatalogueVerb {
  readonly name: string;
  readonly label: Label;
  readonly icon: string | null;
  readonly from: readonly string[] | null;
  /** The states that it may lead to, and the field of its input that says which where there are several. */
  readonly to: readonly string[] | null;
  readonly toField: string | null;
  readonly statusField: string | null;
  readonly guard: Label | null;
  readonly onRow: boolean;
  /** The query that tells beforehand what it would do to two rows; null: it works on one. */
  readonly preview: string | null;
  readonly fields: readonly CatalogueField[];
}

/** What the viewer may do with an entity, in the catalogue's words. */
export type CatalogueCan = Readonly<Record<'list' | 'show' | 'create' | 'edit' | 'delete' | 'restore' | 'export' | 'import', boolean>>;

/** Of an entity whose rows tell what was done to others' rows: the fields in which they do. */
export interface CatalogueTells {
  /** The field with the other row's entity, and the one with its id. */
  readonly noun: string;
  readonly id: string;
  readonly action: string;
  /** The field that lists the changes, each `{ field, before, after }`. */
  readonly changes: string;
  /** The verb that gives a field back its value from before; its input takes `field` and `recordVersion`. */
  readonly restore: string | null;
}

/** Of an entity whose rows are uploaded files: how they are sent and fetched, and where a row tells what it is. */
export interface CatalogueUpload {
  readonly path: string;
  readonly maxBytes: number;
  /** Files of one request. */
  readonly maxCount: number;
  /** The field with the file's kind, and the one with its bytes. */
  readonly mediaType: string;
  readonly size: string;
  /** Whether the viewer may send any. */
  readonly create: boolean;
}

/** Of an entity whose rows are the days on which the official calendar departs from Monday to Friday: where they tell so. */
export interface CatalogueDayFacts {
  readonly date: string;
  readonly isWorkday: string;
  readonly name: string;
}

/** An entity as the catalogue describes it. */
export interface CatalogueEntity {
  readonly name: string;
  readonly single: string;
  readonly plural: string;
  readonly label: Label;
  readonly labels: Label;
  readonly description: Label | null;
  readonly group: string | null;
  readonly icon: string | null;
  readonly title: string;
  /** The field with the state that verbs move. */
  readonly status: string | null;
  readonly list: readonly string[];
  readonly filters: readonly string[];
  readonly sort: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];
  readonly searchable: boolean;
  readonly tabs: readonly {
    readonly key: string;
    readonly label: Label;
    readonly fields: readonly string[];
  }[];
  readonly can: CatalogueCan;
  readonly tells: CatalogueTells | null;
  /** The entity whose rows tell what was done to rows of this one; null when the viewer hears of none. */
  readonly history: string | null;
  /** What sign-in calls the rows that the viewer may look as; null where there are none. */
  readonly viewAs: string | null;
  readonly upload: CatalogueUpload | null;
  readonly workCalendar: CatalogueDayFacts | null;
  readonly fields: readonly CatalogueField[];
  readonly verbs: readonly CatalogueVerb[];
}

/** A computed table as the catalogue describes it. */
export interface CatalogueReport {
  readonly name: string;
  readonly label: Label;
  readonly description: Label;
  readonly group: string;
  readonly icon: string;
  readonly parameters: readonly CatalogueField[];
  /** What the parameters are when its page is opened, by name. */
  readonly initial: Readonly<Record<string, string>>;
  readonly columns: readonly CatalogueField[];
  /** The columns that the total row has. */
  readonly totals: readonly string[];
  /** The paper form that it is printed as; null for a plain table. */
  readonly form: CatalogueForm | null;
}

/** A field of a form, or two side by side, each with its label and text. */
export interface CatalogueFormLine {
  readonly fields: readonly { readonly label: Label; readonly text: string }[];
}

/** A form with a page for each record: lines of fields, the list of what belongs to it, and below it what others add. */
export interface CatalogueFormPage {
  /** The column that tells records apart. */
  readonly by: string;
  readonly lines: readonly CatalogueFormLine[];
  /** Heads the list, whose columns are the form's. */
  readonly list: Label;
  /** Lines that the list has at least. */
  readonly rows: number;
  readonly foot: readonly CatalogueFormLine[];
}

/** A paper form: its columns, each with its text made of the report's columns in braces. */
export interface CatalogueForm {
  readonly orientation: 'portrait' | 'landscape';
  /** Whether the viewer may take a filled one in. */
  readonly imports: boolean;
  readonly columns: readonly { readonly label: Label; readonly text: string; readonly width: number }[];
  /** Null for a form that is one table. */
  readonly page: CatalogueFormPage | null;
}

/** The whole catalogue of one viewer. */
export interface Catalogue {
  readonly business: {
    readonly today: string;
    readonly demo: boolean;
    readonly timeZone: string;
  };
  readonly groups: readonly { readonly key: string; readonly label: Label; readonly icon: string }[];
  readonly entities: readonly CatalogueEntity[];
  readonly reports: readonly CatalogueReport[];
}

const label = '{ zh en }';

const fields = `{
  name label ${label} help ${label} kind unit ${label} required default shownOnce internal follows creatable editable sortable
  filterable input target inverse only options { value label ${label} color group ${label} only retired } optionsBy when { field values }
  maxLength min max scale format
}`;

const formLine = `{ fields { label ${label} text } }`;

/** Asks for everything at once: the panel reads it when it is opened, and when fields have changed. */
export const catalogueQuery = `query catalogue {
  catalogue {
    business { today demo timeZone }
    groups { key label ${label} icon }
    entities {
      name single plural label ${label} labels ${label} description ${label} group icon
      title status list filters sort { field direction } searchable
      tabs { key label ${label} fields }
      can { list show create edit delete restore export import } viewAs
      tells { noun id action changes restore } history
      upload { path maxBytes maxCount mediaType size create }
      workCalendar { date isWorkday name }
      fields ${fields}
      verbs { name label ${label} icon from to toField statusField guard ${label} onRow preview fields ${fields} }
    }
    reports {
      name label ${label} description ${label} group icon
      parameters ${fields} initial columns ${fields} totals
      form {
        orientation imports columns { label ${label} text width }
        page { by list ${label} rows lines ${formLine} foot ${formLine} }
      }
    }
  }
}`;
