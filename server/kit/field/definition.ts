/** The two languages every text of the product comes in. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

export type EntityClass<T extends object = object> = abstract new () => T;

/** Who may set a field through inputs: always, at creation only, or verbs and the database alone. */
export type Writable = 'always' | 'create' | 'never';

/** A choice field of the same form, and what it must have. */
export interface FieldWhen {
  readonly field: string;
  readonly values: readonly string[];
}

export interface FieldOptions {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly write?: Writable;
  readonly help?: Label;
  /** Default in the database and in create inputs: a literal. */
  readonly default?: string | number | boolean;
  /** Key of the form tab; the entity names the tabs. */
  readonly tab?: string;
  /** Forms show it while the choice field named has one of the values; what was entered before goes along unheeded. */
  readonly when?: FieldWhen;
  /** Personal data: never granted to BI tokens. */
  readonly personal?: boolean;
  /** Asked for in what is entered from now on; rows from before it was may have none, so what is read stays nullable. */
  readonly asked?: boolean;
  /** Added by an administrator while the product runs: the ORM does not know its column. */
  readonly custom?: boolean;
  /** For programs and the database alone: pages do not show it to people. */
  readonly internal?: boolean;
  /** A value that stands in the answer of the operation that makes it and nowhere after: there people must be shown it. */
  readonly shownOnce?: boolean;
}

/** SQL expression over one row; `row` is the alias of the row's table. */
export type DerivedSql = (row: string) => string;

interface Common extends FieldOptions {
  readonly name: string;
  readonly label: Label;
  /** Present on computed fields: they have no column. */
  readonly derived?: DerivedSql;
  /** Nouns whose rows a computed field reads; a role that may not read them has no such field. */
  readonly reads?: () => readonly EntityClass[];
}

export interface TextField extends Common {
  readonly kind: 'TEXT' | 'LONG_TEXT';
  readonly max: number;
  readonly min?: number;
  readonly format?: TextFormat;
  /** How the text is shown to roles that may read it in part only. */
  readonly mask?: MaskForm;
  /** Whether it holds the name of a noun that fields can be added to. */
  readonly namesNoun?: boolean;
  /** Automatic number, e.g. `KA-{6}` or `CG-{yyyymm}-{4}`; set by the database. */
  readonly serial?: string;
}

export interface NumberField extends Common {
  readonly kind: 'NUMBER';
  readonly min: number;
  readonly max: number;
  readonly unit?: Label;
}

export interface DecimalField extends Common {
  readonly kind: 'DECIMAL' | 'MONEY' | 'PERCENT';
  readonly precision: number;
  readonly scale: number;
  readonly min?: string;
  readonly max?: string;
  readonly unit?: Label;
}

export interface PlainField extends Common {
  readonly kind: 'ID' | 'FLAG' | 'DATE' | 'DATE_TIME' | 'PERIOD';
}

export interface TagsField extends Common {
  readonly kind: 'TAGS';
  readonly max: number;
  /** The words that people choose from; what may stand in it is judged by who writes the row. */
  readonly offers?: OfferSource;
}

/** Names a list of {@link Offer}s that the product makes, and the choice field of the row that says which of them fit. */
export interface OfferSource {
  readonly list: string;
  readonly by: string;
}

/** A word that may stand in a field of tags, for people to choose. */
export interface Offer {
  readonly value: string;
  readonly label: Label;
  readonly group: Label;
  /** The values of the field `by` that it fits. */
  readonly only: readonly string[];
}

export interface JsonField extends Common {
  readonly kind: 'JSON';
  readonly shape?: JsonShape;
}

export interface ChoiceField extends Common {
  readonly kind: 'CHOICE' | 'CHOICES';
  readonly choices: Choices;
}

export interface BelongsToField extends Common {
  readonly kind: 'BELONGS_TO';
  readonly target: () => EntityClass;
  /** Equality the target row must satisfy, e.g. `{ dictionary: 'INDUSTRY' }`. */
  readonly only?: Readonly<Record<string, string | boolean>>;
  /** Who or what stands in the field when a create input leaves it out; a required field is then optional in that input. */
  readonly defaultsTo?: ViewerDefault;
  /** The to-one field whose row's field of the same name fills this one, before `defaultsTo` does. */
  readonly inherits?: string;
  /** As on {@link LinksField}; what has none of its own fits any. */
  readonly within?: string;
  /** As on {@link LinksField}. */
  readonly staysBehind?: Label;
}

/**
 * `viewer` the acting user, `viewerUnit` that user's org unit,
 * `viewerWhenOwn` the acting user only if their role is confined to rows of their own, else nobody.
 */
export type ViewerDefault = 'viewer' | 'viewerUnit' | 'viewerWhenOwn';

export interface HasManyField extends Common {
  readonly kind: 'HAS_MANY';
  readonly target: () => EntityClass;
  /** The to-one field on the target that points here. */
  readonly inverse: string;
}

export interface LinksField extends Common {
  readonly kind: 'LINKS';
  readonly target: () => EntityClass;
  /** What the files that it names are meant to be: a form then offers the camera. */
  readonly media?: 'image';
  /** The to-one field that both rows have: what is named must belong to the same, as the people met belong to the account visited. */
  readonly within?: string;
  /** Why it goes on naming a row that has been merged into another. */
  readonly staysBehind?: Label;
}

export type Field =
  | TextField
  | NumberField
  | DecimalField
  | PlainField
  | TagsField
  | JsonField
  | ChoiceField
  | BelongsToField
  | HasManyField
  | LinksField;

export type TextFormat = 'email' | 'phone' | 'creditCode' | 'period';
/** `138****1234`, `210***********1234`, `l***@example.com`. */
export type MaskForm = 'phone' | 'idNumber' | 'email';
/** `options`: the values of a choice, each `{ code, zh, en, retired }`. */
export type JsonShape = 'geoPoint' | 'options' | 'any';

/** A place in degrees, WGS 84. */
export interface GeoPoint {
  readonly lat: number;
  readonly lng: number;
}

/** One member of an enumeration: code, labels and the colour of its chip. */
export interface Choice {
  readonly value: string;
  readonly label: Label;
  readonly color?: ChoiceColor;
  /** Rows may still have it; nothing is given it any more. */
  readonly retired?: boolean;
}

export type ChoiceColor = 'grey' | 'blue' | 'green' | 'orange' | 'red' | 'purple' | 'teal';

/** A closed list of codes; `name` is the GraphQL enum's name. */
export interface Choices<V extends string = string> {
  readonly name: string;
  readonly members: readonly Choice[];
  /** Whether a product may have further members, so that the database checks none. */
  readonly isOpen?: boolean;
  /** Type carrier only, see {@link ChoiceOf}. */
  readonly values?: V;
}

/** A menu group of the panel. */
export interface Group {
  readonly key: string;
  readonly label: Label;
  readonly icon: string;
}
