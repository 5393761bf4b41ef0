import { Contact } from '../../entities/contact.ts';
import { TourRequest } from '../../entities/tourRequest.ts';
import { TourRoute } from '../../entities/tourRoute.ts';
import { TourVisitor } from '../../entities/tourVisitor.ts';
import { invalid } from '../../kit/errors.ts';
import { entityOf, text } from '../../kit/field/index.ts';
import { sheet } from '../../kit/import/sheet.ts';
import type { Unit } from '../../kit/store/unit.ts';

class ApplicationColumns {
  @text('申请编号', 'No.', { max: 32 })
  no?: string | null;

  @text('参观路线', 'Route', { max: 120 })
  routeName?: string | null;

  @text('领队', 'Leader', { max: 60 })
  leaderName?: string | null;
}

/** The list of a form F: somebody is known again by name, and stays on the list whatever the form leaves out. */
const visitorSheet = sheet<TourVisitor>({ on: TourVisitor, keys: [['name', 'tour']] });

/**
 * Form F 参观申请表: a draft with its visitors, as its viewer would enter them. It is known again by its number or, before it had one,
 * by who comes when and which way.
 */
export const applicationSheet = sheet<TourRequest, ApplicationColumns>({
  on: TourRequest,
  keys: [['no'], ['visitorOrg', 'plannedStart', 'route']],
  headers: { route: 'routeName' },
  extras: ApplicationColumns,
  list: { sheet: visitorSheet, by: 'tour', field: 'visitors' },
  complete: async (unit, { no, routeName, leaderName, account, applicant }) => {
    if (no && !(await unit.exists(TourRequest, { no: { eq: no } }))) throw invalid('no', 'NOT_FOUND');
    if (applicant && !mayApplyFor(unit, applicant)) throw invalid('applicantId', 'NOT_ALLOWED');
    return {
      ...(routeName && { route: await routeNamed(unit, routeName) }),
      ...(leaderName && (await leaderOf(unit, leaderName, account ?? null))),
    };
  },
});

/** Who may not choose the applicant is it; a form in another's name is not quietly made their own. */
function mayApplyFor(unit: Unit, applicant: string): boolean {
  const entity = entityOf(TourRequest);
  return applicant === unit.guard.viewerId || unit.guard.mayWrite(entity, entity.fields.get('applicant')!, 'create');
}

/** In either language, as the form is printed. */
async function routeNamed(unit: Unit, name: string): Promise<string> {
  const named = { or: [{ nameZh: { eq: name } }, { nameEn: { eq: name } }] };
  const [route, other] = await unit.list<{ id: string }>(TourRoute, named, ['id']);
  if (!route || other) throw invalid('routeName', route ? 'AMBIGUOUS' : 'NOT_FOUND');
  return route.id;
}

/** Somebody whom the account's records know, or else a name. */
async function leaderOf(unit: Unit, name: string, account: string | null) {
  const isKnown = account !== null && unit.reads(Contact);
  const people = isKnown ? await unit.list<{ id: string }>(Contact, { name: { eq: name }, account: { id: { eq: account } } }, ['id']) : [];
  return people.length === 1 ? { leader: people[0]!.id } : { leaderText: name };
}
