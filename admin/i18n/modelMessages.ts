import type { FieldModel, Locale, PanelModel, ResourceModel } from '../generate/model.ts';
import { labelIn } from '../generate/choose.ts';

/** The catalogue's labels under the keys where react-admin looks for them: `resources.<name>.fields.<field>`. */
export function modelMessages(model: PanelModel, locale: Locale) {
  const texts = model.resources.map((resource) => [resource.name, resourceTexts(resource, locale)]);
  return { resources: Object.fromEntries(texts) as Record<string, ReturnType<typeof resourceTexts>> };
}

function resourceTexts(resource: ResourceModel, locale: Locale) {
  const one = labelIn(resource.label, locale);
  const many = labelIn(resource.labels, locale);
  return {
    name: locale === 'zh' ? one : `${one} |||| ${many}`,
    fields: Object.fromEntries(resource.fields.flatMap((field) => fieldTexts(field, locale))),
  };
}

function fieldTexts(field: FieldModel, locale: Locale): readonly (readonly [string, string])[] {
  const label = labelIn(field.label, locale);
  return [...new Set([field.name, field.input])].map((name) => [name, label]);
}
