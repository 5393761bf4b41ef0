import { MonthlyPlan } from '../../entities/monthlyPlan.ts';
import { OPEN_PLAN } from '../../entities/planVocabulary.ts';
import type { Unit } from '../../kit/store/unit.ts';
import type { People, Person } from '../people.ts';

/** A specialist whose plan of a month has not been reported, or has been returned. */
export interface Owing {
  readonly person: Person;
  readonly plan: { readonly id: string; readonly status: string } | undefined;
}

interface Plan {
  readonly id: string;
  readonly specialist: string;
  readonly status: string;
}

/** Who still owes the plan of a month, by department. */
export async function owingPlan(unit: Unit, people: People, period: string): Promise<Map<string, Owing[]>> {
  const today = unit.today();
  const plans = await unit.list<Plan>(MonthlyPlan, { period: { eq: period } }, ['id', 'specialist', 'status']);
  const byPerson = new Map(plans.map((plan) => [plan.specialist, plan]));
  const specialists = people.specialists({ from: today, to: today }).map((person): Owing => ({ person, plan: byPerson.get(person.id) }));
  const owing = specialists.filter(({ plan }) => !plan || (OPEN_PLAN as readonly string[]).includes(plan.status));
  return Map.groupBy(owing, ({ person }) => person.orgUnit);
}
