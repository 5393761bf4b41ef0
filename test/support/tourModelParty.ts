/** Somebody of a party, as the model knows them. */
export interface ModelVisitor {
  readonly id: string;
  presence: 'EXPECTED' | 'PRESENT' | 'ABSENT' | 'LEFT';
  badge: string | null;
  badgeOut: boolean;
  helmet: string | null;
  helmetOut: boolean;
  isBriefed: boolean;
  implant: string | null;
  ofAge: boolean;
  declared: boolean;
  readonly excluded: Set<string>;
}

/** Something that a keeper has, or had. */
export interface ModelDeposit {
  readonly tag: string;
  readonly visitor: string;
  isHeld: boolean;
}

/** What a tour has of people and things. */
export interface ModelParty {
  readonly visitors: readonly ModelVisitor[];
  readonly deposits: ModelDeposit[];
}

interface Step {
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly others: readonly ModelParty[];
}

export function newVisitor(id: string): ModelVisitor {
  const nothing = { badge: null, badgeOut: false, helmet: null, helmetOut: false, implant: null };
  return { id, presence: 'EXPECTED', ...nothing, isBriefed: false, ofAge: false, declared: false, excluded: new Set() };
}

/** Whether what is done with one visitor is taken, which it then is. */
export function takenOfVisitor(party: ModelParty, visitor: ModelVisitor, { verb, input, others }: Step): boolean {
  const isTakenBy = (field: 'badge' | 'helmet', no: unknown) => party.visitors.some((other) => other !== visitor && other[field] === no);
  switch (verb) {
    case 'signInVisitor': {
      const badge = input['badgeNo'] as string | undefined;
      if (badge && !input['isAbsent'] && isTakenBy('badge', badge)) return false;
      if (input['isAbsent']) visitor.presence = 'ABSENT';
      else
        Object.assign(visitor, {
          presence: 'PRESENT',
          ofAge: visitor.ofAge || Boolean(input['ageConfirmed']),
          ...(badge && { badge, badgeOut: true }),
        });
      return true;
    }
    case 'briefVisitor':
      return Boolean(Object.assign(visitor, { isBriefed: true, implant: input['implantDeclared'] }));
    case 'issueHelmet':
      return !isTakenBy('helmet', input['helmetNo']) && Boolean(Object.assign(visitor, { helmet: input['helmetNo'], helmetOut: true }));
    case 'declareNothing':
      return Boolean(Object.assign(visitor, { declared: true }));
    case 'depositValuable': {
      const isHeld = [party, ...others].some(({ deposits }) => deposits.some((item) => item.isHeld && item.tag === input['tagNo']));
      if (isHeld) return false;
      party.deposits.push({ tag: String(input['tagNo']), visitor: visitor.id, isHeld: true });
      visitor.declared = false;
      return true;
    }
    case 'excludeFromZone':
      visitor.excluded.add(String(input['zoneId']));
      return true;
    case 'signOutVisitor':
      if (input['helmetReturned']) visitor.helmetOut = false;
      if (input['badgeReturned']) visitor.badgeOut = false;
      if (input['hasLeft']) visitor.presence = 'LEFT';
      return true;
    default:
      throw new Error(`The model does not know ${verb}.`);
  }
}
