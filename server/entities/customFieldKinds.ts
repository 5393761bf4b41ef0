import type { Choice, Extension, Field, FieldOptions, Label } from '../kit/field/index.ts';
import { DictionaryItem } from './dictionaryItem.ts';

/** One value of a choice, as an administrator enters it. */
export interface CustomOption {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly retired?: boolean;
}

/** A row of the noun of custom fields, as far as a field follows from it. */
export interface CustomDefinition {
  readonly id: string;
  readonly noun: string;
  readonly key: string;
  readonly kind: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly helpZh: string | null;
  readonly helpEn: string | null;
  readonly required: boolean;
  readonly listed: boolean;
  readonly indexed: boolean;
  readonly active: boolean;
  readonly personal: boolean;
  readonly options: readonly CustomOption[] | null;
  readonly dictionary: string | null;
  readonly maxLength: number | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly unitZh: string | null;
  readonly unitEn: string | null;
  readonly readers: readonly string[] | null;
  readonly writers: readonly string[] | null;
}

/** A row of the noun of custom dictionaries. */
export interface CustomList {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly active: boolean;
}

/** Before the code of every custom field: no declared field begins so. */
const PREFIX = 'x_';

/** The most characters of a text, by kind; what it is where nobody says otherwise comes from there, too. */
export const LENGTHS: Readonly<Record<string, number>> = { TEXT: 500, LONG_TEXT: 4000 };
const USUAL_LENGTHS: Readonly<Record<string, number>> = { TEXT: 200, LONG_TEXT: 4000 };

export const NUMERIC: readonly string[] = ['NUMBER', 'DECIMAL', 'MONEY', 'PERCENT'];

const MAX_INT = 2_147_483_647;
const MAX_OPTIONS = 100;
const CNY = { zh: '元', en: 'CNY' };

/** The name of the field in the API: `x_carPark`. */
export function customName({ key }: Pick<CustomDefinition, 'key'>): string {
  return `${PREFIX}${key}`;
}

/** Whether something is the list of a choice's options, one of them in use. */
export function isOptionList(value: unknown): value is readonly CustomOption[] {
  if (!Array.isArray(value) || value.length > MAX_OPTIONS) return false;
  const options = value as readonly unknown[];
  const codes = options.filter(isOption).map(({ code }) => code);
  return (
    codes.length === options.length && new Set(codes).size === codes.length && options.filter(isOption).some(({ retired }) => !retired)
  );
}

function isOption(value: unknown): value is CustomOption {
  if (typeof value !== 'object' || value === null) return false;
  const { code, zh, en, retired = false } = value as Partial<Record<keyof CustomOption, unknown>>;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,39}$/.test(code) && isName(zh) && isName(en) && typeof retired === 'boolean';
}

/** Whether something can stand at the head of a column, or in its cells, of any spreadsheet. */
export function isName(value: unknown): boolean {
  // what spreadsheets take for a formula, and what separates names in them, is no name
  return typeof value === 'string' && /^[^\s=+\-@,;][^\p{Cc}\p{Cs}]{0,59}$/u.test(value);
}

/** The field that a definition declares, as a native one would be declared. */
export function extensionOf(definition: CustomDefinition): Extension {
  return { field: fieldOf(definition), isListed: definition.listed, isOffered: definition.indexed };
}

/** The member that a dictionary adds to the enumeration of them. */
export function memberOf({ code, nameZh, nameEn, active }: CustomList): Choice {
  return { value: code, label: { zh: nameZh, en: nameEn }, ...(!active && { retired: true }) };
}

function fieldOf(definition: CustomDefinition): Field {
  const { kind, noun, key, min, max } = definition;
  const common = { ...optionsOf(definition), name: customName(definition), label: labelOf(definition) };
  switch (kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return { ...common, kind, max: definition.maxLength ?? USUAL_LENGTHS[kind]! };
    case 'NUMBER':
      return { ...common, kind, min: Number(min ?? -MAX_INT), max: Number(max ?? MAX_INT), ...unitOf(definition) };
    case 'DECIMAL':
      return { ...common, kind, precision: 18, scale: 4, ...boundsOf(definition), ...unitOf(definition) };
    case 'MONEY':
      return { ...common, kind, precision: 18, scale: 2, ...boundsOf(definition), unit: CNY };
    case 'PERCENT':
      return { ...common, kind, precision: 11, scale: 4, ...boundsOf(definition) };
    case 'FLAG':
    case 'DATE':
    case 'DATE_TIME':
    case 'PERIOD':
      return { ...common, kind };
    case 'CHOICE':
    case 'CHOICES':
      return { ...common, kind, choices: { name: `${noun}_${PREFIX}${key}`, members: (definition.options ?? []).map(choiceOf) } };
    case 'DICTIONARY':
      return { ...common, kind: 'BELONGS_TO', target: () => DictionaryItem, only: { dictionary: definition.dictionary ?? '' } };
    default:
      throw new Error(`${noun}.${key} is of a kind that is not known: ${kind}`);
  }
}

function optionsOf({ helpZh, helpEn, required, indexed, personal }: CustomDefinition): FieldOptions {
  const help = helpZh ?? helpEn;
  return {
    custom: true,
    asked: required,
    index: indexed,
    personal,
    ...(help && { help: { zh: helpZh ?? help, en: helpEn ?? help } }),
  };
}

function labelOf({ labelZh, labelEn }: CustomDefinition): Label {
  return { zh: labelZh, en: labelEn };
}

function boundsOf({ min, max }: CustomDefinition): { readonly min?: string; readonly max?: string } {
  return { ...(min !== null && { min: plainDecimal(min) }), ...(max !== null && { max: plainDecimal(max) }) };
}

/** Without the zeros that the column adds. */
function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function unitOf({ unitZh, unitEn }: CustomDefinition): { readonly unit?: Label } {
  const unit = unitZh ?? unitEn;
  return unit ? { unit: { zh: unitZh ?? unit, en: unitEn ?? unit } } : {};
}

function choiceOf({ code, zh, en, retired }: CustomOption): Choice {
  return { value: code, label: { zh, en }, ...(retired && { retired }) };
}
