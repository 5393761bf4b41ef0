import type { PanelModel, ResourceModel, Where } from '../../generate/model.ts';
import type { Moment } from '../dashboard/measure.ts';
import { deskSections } from './deskSections.ts';
import { workSections } from './workSections.ts';

/** How pressing the rows of a section are. */
export type Urgency = 'overdue' | 'today' | 'open';

/** Rows that wait for somebody: a list of the panel under a condition. */
export interface Section {
  /** Names its sentence `panel.today.section.…`, and its part of the query. */
  readonly key: string;
  /** The list that the number opens. */
  readonly list: string;
  /** Whose daily work it is. */
  readonly roles: readonly string[];
  /** Operations by which the viewer deals with the rows: who lacks one has no such section. */
  readonly needs: readonly string[];
  readonly urgency: Urgency;
  /** In the form of the list's own filter. */
  readonly where: (moment: Moment) => Where;
  readonly columns: readonly string[];
}

/** The daily work of each role, most pressing first. */
const sections: readonly Section[] = [...workSections, ...deskSections];

/** Those of a role that the viewer's schema can fill, with the lists that they open. */
export function sectionsFor(model: PanelModel, role: string): readonly (Section & { readonly resource: ResourceModel })[] {
  return sections.flatMap((section) => {
    const resource = model.resources.find(({ name }) => name === section.list);
    const isTheirs = section.roles.includes(role) && section.needs.every((name) => model.rootFields.has(name));
    return resource && isTheirs ? [{ ...section, resource }] : [];
  });
}
