import { createContext, useContext } from 'react';
import { boardFields } from '../board/boardModel.ts';
import { hasCalendar } from '../calendar/calendarModel.ts';
import { groupKeys } from '../groups/groupModel.ts';
import type { PanelModel, ResourceModel } from '../model.ts';

/** The ways to look at a resource's rows. */
export const LOOKS = ['list', 'board', 'calendar', 'groups'] as const;
export type Look = (typeof LOOKS)[number];

/** The way in which the page shows them. */
export const LookContext = createContext<Look>('list');

export function useLook(): Look {
  return useContext(LookContext);
}

/** The ways in which a resource can be looked at, in the order in which they are offered. */
export function looksOf(model: PanelModel, resource: ResourceModel): readonly Look[] {
  const isThere: Readonly<Record<Look, boolean>> = {
    list: true,
    board: boardFields(resource).length > 0,
    calendar: hasCalendar(resource),
    groups: groupKeys(model, resource).length > 0,
  };
  return LOOKS.filter((look) => isThere[look]);
}

/** The address of a way to look, without its parameters. */
export function lookPath(resource: ResourceModel, look: Look): string {
  return look === 'list' ? `/${resource.name}` : `/${resource.name}/${look}`;
}
