import type { ChoiceModel, FieldModel, Label, Locale, PanelModel, ResourceModel } from './model.ts';
import { fieldNamed, resourceNamed } from './model.ts';

/** A row as the gateway answers it. */
export type Row = Readonly<Record<string, unknown>>;

/** The label in the reader's language. */
export function labelIn(label: Label, locale: Locale): string {
  return label[locale];
}

/** The label in the middle of a sentence: English begins it small, unless it is an abbreviation. */
export function mentionIn(label: Label, locale: Locale): string {
  const text = labelIn(label, locale);
  return locale === 'en' && /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A field's options as react-admin's inputs want them. */
export function choicesOf(field: FieldModel, label: (of: ChoiceModel['label']) => string) {
  return field.options.map((option) => ({ id: option.value, name: label(option.label) }));
}

/**
 * The fields that name a row: the title, and for a bilingual name its other half, so that the
 * reader sees the one of their language: `nameZh` brings `nameEn`.
 */
export function titleFields(resource: ResourceModel): readonly FieldModel[] {
  const pair = resource.title.replace(/Zh$/, 'En');
  const names = new Set([resource.title, pair]);
  return [...names].flatMap((name) => fieldNamed(resource, name) ?? []);
}

/** The name of a row in the reader's language; follows relations for rows that are named by another row. */
export function titleOf(model: PanelModel, resource: ResourceModel, row: Row | null | undefined, locale: Locale): string {
  if (!row) return '';
  const fields = titleFields(resource);
  const wanted = locale === 'en' ? fields.toReversed() : fields;
  for (const field of wanted) {
    const text = titlePart(model, field, row[field.name], locale);
    if (text) return text;
  }
  return typeof row['id'] === 'string' ? row['id'].slice(-6) : '';
}

function titlePart(model: PanelModel, field: FieldModel, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return '';
  if (field.options.length > 0) {
    const chosen = field.options.find((option) => option.value === value);
    return chosen ? labelIn(chosen.label, locale) : String(value);
  }
  if (!field.target || typeof value !== 'object') return String(value);
  return titleOf(model, resourceNamed(model, field.target), value as Row, locale);
}
