import { useLabels, usePanel, usePanelLocale } from '../app/panel.ts';
import { labelIn, titleOf } from './choose.ts';
import type { Row } from './choose.ts';
import type { FieldModel, Locale, PanelModel, ResourceModel } from './model.ts';
import { fieldNamed, resourceNamed } from './model.ts';

const telling = new Set(['TEXT', 'CHOICE', 'BELONGS_TO', 'DATE', 'PERIOD']);

/** The columns of a list, but for the title, that tell rows of like names apart. */
export function factFields(resource: ResourceModel): readonly FieldModel[] {
  return resource.list
    .flatMap((name) => fieldNamed(resource, name) ?? [])
    .filter(({ name, kind }) => name !== resource.title && telling.has(kind));
}

/** A value of such a column in words; empty where there is none. */
export function factText(model: PanelModel, field: FieldModel, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return '';
  const chosen = field.options.find((option) => option.value === value);
  if (chosen) return labelIn(chosen.label, locale);
  if (typeof value !== 'object') return String(value);
  return field.target ? titleOf(model, resourceNamed(model, field.target), value as Row, locale) : '';
}

/** What tells a row from others of a like name: its number, its kind, and by name whose it is. */
export function useRowFacts(): (resource: ResourceModel, row: Row) => readonly string[] {
  const model = usePanel();
  const locale = usePanelLocale();
  const label = useLabels();
  return (resource, row) =>
    factFields(resource)
      .map((field) => {
        const text = factText(model, field, row[field.name], locale);
        return text && field.kind === 'BELONGS_TO' ? `${label(field.label)} ${text}` : text;
      })
      .filter(Boolean)
      .slice(0, 4);
}
