import { useResourceModel } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';
import { fieldNamed } from '../model.ts';

/** The columns of the list on the page, in their order. */
export function useShownColumns(): readonly FieldModel[] {
  const resource = useResourceModel();
  return resource.list.flatMap((name) => fieldNamed(resource, name) ?? []);
}
