import type { EntityName } from '../../../server/entities/index.ts';
import { departmentOf, ownerOf, PART_OF, partnerOf, type Case } from './belonging.ts';
import { CUSTOM_UNHEARD } from './customFields.ts';
import { shanghaiDay } from './days.ts';

/** Whether a row is within a scope. */
export type Rule = (at: Case) => boolean;

export const always: Rule = () => true;
export const inDepartment: Rule = (at) => at.viewer.unitIds.has(departmentOf(at) as string);
export const isOwn: Rule = (at) => at.viewer.id !== null && ownerOf(at) === at.viewer.id;
export const ofPartner: Rule = (at) => at.viewer.partnerId !== null && partnerOf(at) === at.viewer.partnerId;
export const concernsThem: Rule = (at) => at.row['orgUnit'] === null || inDepartment(at);
export const withItem: Rule = ({ world, row, sees }) => {
  const item = world.row('Equipment', row['item']);
  return item !== undefined && sees('Equipment', item);
};
export const isToday: Rule = ({ world, row }) => shanghaiDay(row['plannedStart'] as string) === world.today;
export const collection: Rule = ({ row }) => row['kind'] === 'COLLECTION';
export const billing: Rule = ({ row }) => row['decisionRole'] === 'FINANCE';
export const forTours: Rule = ({ row }) => row['category'] === 'VEHICLE' || row['category'] === 'SAFETY';
export const atOwnSite: Rule = ({ row, viewer }) => viewer.siteIds.has(row['site'] as string);
export const assigned: Rule = ({ row, viewer }) => ['receptionist', 'guide', 'valuablesKeeper'].some((part) => row[part] === viewer.id);
export const some =
  (noun: EntityName, field: string): Rule =>
  ({ world, row, sees }) =>
    world.children(noun, field, row.id).some((child) => sees(noun, child));
export const both =
  (...rules: readonly Rule[]): Rule =>
  (at) =>
    rules.every((rule) => rule(at));

export const either =
  (...rules: readonly Rule[]): Rule =>
  (at) =>
    rules.some((rule) => rule(at));

export const reporting: Rule = ({ row }) => row['kind'] === 'BI';
export const ofOwner: Rule = ({ row, viewer }) => row['owner'] === viewer.id;
export const withToken: Rule = ({ world, row, sees }) => sees('ApiToken', world.row('ApiToken', row['apiToken'])!);
/** The history of rows whose every field the role reads. */
export const historyOf =
  (nouns: readonly EntityName[]): Rule =>
  ({ world, row, viewer }) => {
    const noun = row['entity'] as EntityName;
    const isUnheard = world.isExtended && CUSTOM_UNHEARD[viewer.role]?.includes(noun);
    return nouns.includes(noun) && !isUnheard;
  };

export const withWhole: Rule = ({ world, row, noun, sees }) => {
  const [field, parent] = PART_OF[noun]!;
  const whole = world.row(parent, row[field]);
  return whole !== undefined && sees(parent, whole);
};
export const toRate: Rule = ({ row, viewer }) => row['rater'] === viewer.id;
export const toThem: Rule = ({ row, viewer }) => row['recipient'] === viewer.id;
export const deliveries: Rule = ({ row }) => row['kind'] === 'DELIVERY';
/** A view of lists: one's own, or shared with one's role, or with a unit that has one of theirs at or below it. */
export const isTheirView: Rule = ({ world, row, viewer }) => {
  const reaches = (unit: string): boolean =>
    world.row('OrgUnit', unit)!['deletedAt'] === null &&
    (viewer.unitIds.has(unit) || world.children('OrgUnit', 'parent', unit).some(({ id }) => reaches(id)));
  if (row['owner'] === viewer.id || row['sharedRole'] === viewer.role) return true;
  return typeof row['sharedUnit'] === 'string' && reaches(row['sharedUnit']);
};
