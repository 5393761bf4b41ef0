import { OrgUnit } from '../entities/orgUnit.ts';
import { Specialist } from '../entities/specialist.ts';
import { User } from '../entities/user.ts';
import type { Unit } from '../kit/store/unit.ts';

/** Somebody who works here. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly orgUnit: string;
  readonly roles: readonly string[];
  readonly email: string | null;
  readonly locale: 'ZH_CN' | 'EN';
}

interface Stay {
  readonly user: string;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

/** The people of the house on one day, and who leads whom. */
export class People {
  private readonly people: ReadonlyMap<string, Person>;
  private readonly stays: readonly Stay[];
  private readonly paths: ReadonlyMap<string, string>;

  constructor(people: readonly Person[], stays: readonly Stay[], paths: ReadonlyMap<string, string>) {
    this.people = new Map(people.map((person) => [person.id, person]));
    this.stays = stays;
    this.paths = paths;
  }

  /** Nobody for whoever has left the house. */
  byId(id: string | null): Person | undefined {
    return id === null ? undefined : this.people.get(id);
  }

  /** Specialists who were in the department on a day of the span. */
  specialists({ from, to }: { readonly from: string; readonly to: string }): Person[] {
    const there = this.stays.filter(({ joinedOn, leftOn }) => (joinedOn ?? from) <= to && (leftOn ?? to) >= from);
    return there.map(({ user }) => this.people.get(user)).filter((person) => person?.roles.includes('SPECIALIST') === true) as Person[];
  }

  /** Those of the role nearest above a unit: they see its rows, for what they lead begins at their own unit. */
  managersOf(unitId: string, role = 'MANAGER'): Person[] {
    const path = this.paths.get(unitId) ?? '';
    const above = (person: Person): number => {
      const own = this.paths.get(person.orgUnit);
      return own !== undefined && (path === own || path.startsWith(`${own}/`)) ? own.length : -1;
    };
    const leaders = [...this.people.values()].filter((person) => person.roles.includes(role) && above(person) >= 0);
    const nearest = Math.max(...leaders.map(above));
    return leaders.filter((person) => above(person) === nearest);
  }
}

export async function loadPeople(unit: Unit): Promise<People> {
  const names = ['id', 'name', 'orgUnit', 'roles', 'email', 'locale'];
  const people = await unit.list<Person>(User, { active: { eq: true } }, names);
  const stays = await unit.list<Stay>(Specialist, {}, ['user', 'joinedOn', 'leftOn']);
  const units = await unit.list<{ id: string; path: string }>(OrgUnit, {}, ['id', 'path']);
  return new People(people, stays, new Map(units.map(({ id, path }) => [id, path])));
}

/** The specialists of today. */
export async function activeSpecialists(unit: Unit): Promise<Person[]> {
  const today = unit.today();
  return (await loadPeople(unit)).specialists({ from: today, to: today });
}
