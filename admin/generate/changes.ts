import type { Row } from './choose.ts';
import type { CatalogueTells } from '../provider/catalogue.ts';
import type { FieldModel, PanelModel, ResourceModel } from './model.ts';
import { fieldNamed } from './model.ts';
import { recordFields } from './readModel.ts';

/** One field that a write changed, with what the viewer's model knows of it; references are ids. */
export interface Change {
  readonly field: FieldModel;
  readonly before: unknown;
  readonly after: unknown;
}

/** The resource of the row that a row tells of, if the viewer's schema holds it. */
export function toldResource(model: PanelModel, tells: CatalogueTells, row: Row): ResourceModel | undefined {
  return model.resources.find((resource) => resource.entity === row[tells.noun]);
}

/** The changes that a row tells of: of those fields alone that the viewer's schema holds, and none that every write sets. */
export function changesOf(told: ResourceModel, tells: CatalogueTells, row: Row): readonly Change[] {
  const all = (row[tells.changes] ?? []) as readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  return all.flatMap(({ field: name, before, after }) => {
    const field = recordFields.has(name) ? undefined : fieldNamed(told, name);
    return field ? [{ field, before, after }] : [];
  });
}

/** Whether a row has the value now, given as an audited change gives it. */
export function holds(row: Row, field: FieldModel, value: unknown): boolean {
  return comparable(row[field.input]) === comparable(value);
}

function comparable(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'null' : JSON.stringify(value.toSorted());
  return JSON.stringify(value ?? null);
}
