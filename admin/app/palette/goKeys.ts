import type { MenuGroup } from '../menu.ts';
import type { ResourceModel } from '../../generate/model.ts';

/** The letter that leads to each list after `g`: the first of its name that no list before it in the menu has. */
export function goKeys(menu: readonly MenuGroup[]): ReadonlyMap<string, ResourceModel> {
  const keys = new Map<string, ResourceModel>();
  for (const resource of menu.flatMap(({ resources }) => resources)) {
    const letter = [...resource.name.toLowerCase()].find((one) => /[a-z]/.test(one) && !keys.has(one));
    if (letter) keys.set(letter, resource);
  }
  return keys;
}
