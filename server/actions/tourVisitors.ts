import { DepositItem } from '../entities/depositItem.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { AT_THE_DOOR, DepositKind, ImplantDeclaration } from '../entities/tourVocabulary.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { Zone } from '../entities/zone.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, choice, flag, text, type ChoiceOf } from '../kit/field/index.ts';
import { verb, type Verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Values } from '../kit/store/validate.ts';

/** What is done with one visitor of a party. */
class OfVisitorInput {
  @belongsTo('参观人员', 'Visitor', () => TourVisitor, { required: true })
  visitor!: string;
}

class SignInVisitorInput extends OfVisitorInput {
  @flag('未到', 'Has not come')
  isAbsent?: boolean | null;

  @text('参观证号', 'Badge no.', { max: 20 })
  badgeNo?: string | null;

  @flag('年龄已确认', 'Age confirmed')
  ageConfirmed?: boolean | null;
}

class BriefVisitorInput extends OfVisitorInput {
  @choice('体内植入物', 'Implant', ImplantDeclaration, { required: true })
  implantDeclared!: ChoiceOf<typeof ImplantDeclaration>;
}

class IssueHelmetInput extends OfVisitorInput {
  @text('安全帽号', 'Helmet no.', { required: true, max: 20 })
  helmetNo!: string;
}

class DepositValuableInput extends OfVisitorInput {
  @choice('物品', 'Kind', DepositKind, { required: true })
  kind!: ChoiceOf<typeof DepositKind>;

  @text('寄存牌号', 'Tag no.', { required: true, max: 20 })
  tagNo!: string;

  @text('描述', 'Description', { max: 120 })
  description?: string | null;
}

class ReturnValuableInput {
  @belongsTo('寄存物品', 'Deposit', () => DepositItem, { required: true })
  deposit!: string;

  @text('领取人', 'Returned to', { max: 60, help: { zh: '留空则为本人', en: 'Leave empty for the owner' } })
  returnedTo?: string | null;

  @text('争议说明', 'Dispute', { max: 500, help: { zh: '有争议时填写', en: 'Only if there is one' } })
  disputeNote?: string | null;
}

class ExcludeFromZoneInput extends OfVisitorInput {
  @belongsTo('区域', 'Zone', () => Zone, { required: true })
  zone!: string;
}

class SignOutVisitorInput extends OfVisitorInput {
  @flag('归还安全帽', 'Helmet returned')
  helmetReturned?: boolean | null;

  @flag('归还参观证', 'Badge returned')
  badgeReturned?: boolean | null;

  @flag('离开', 'Has left')
  hasLeft?: boolean | null;
}

const AT_DOOR = { zh: '仅在接待期间可办理', en: 'Only while the party is being received' };

interface VisitorVerb<I extends OfVisitorInput> extends Pick<Verb<TourRequest, I>, 'name' | 'label' | 'icon' | 'input'> {
  /** What becomes of the visitor, or a refusal. */
  effect(unit: Unit, visitor: TourVisitor, input: I): Promise<Values> | Values;
}

/** A step at the door for one visitor of the tour, taken by whoever is assigned to it. */
function ofVisitor<I extends OfVisitorInput>({ effect, ...declaration }: VisitorVerb<I>): Verb {
  return verb<TourRequest, I>({
    ...declaration,
    on: TourRequest,
    guard: AT_DOOR,
    from: AT_THE_DOOR,
    run: async (unit, target, input) => {
      const tour = await unit.load(TourRequest, target);
      if (!AT_THE_DOOR.includes(tour.status)) throw new AppError('INVALID_TRANSITION', { label: AT_DOOR });
      const visitor = await unit.load(TourVisitor, { id: input.visitor });
      if (visitor.tour.id !== tour.id) throw invalid('visitorId', 'NOT_FOUND');
      await unit.set(TourVisitor, visitor, await effect(unit, visitor, input));
    },
  });
}

/** Somebody has come, and is given a badge; or has not (T5). */
export const signInVisitor = ofVisitor<SignInVisitorInput>({
  name: 'signInVisitor',
  label: { zh: '签到', en: 'Sign in' },
  icon: 'HowToReg',
  input: SignInVisitorInput,
  effect: (unit, visitor, { isAbsent, badgeNo, ageConfirmed }) => {
    if (isAbsent) return { presence: 'ABSENT', checkedInAt: null };
    return {
      presence: 'PRESENT',
      checkedInAt: visitor.checkedInAt ?? unit.now().toISOString(),
      ...(badgeNo && { badgeNo, badgeReturnedAt: null }),
      ageConfirmed: ageConfirmed ?? visitor.ageConfirmed,
    };
  },
});

/** Somebody has been told of safety, route and rules, and asked for implants (T5, T6). */
export const briefVisitor = ofVisitor<BriefVisitorInput>({
  name: 'briefVisitor',
  label: { zh: '安全交底', en: 'Brief' },
  icon: 'RecordVoiceOver',
  input: BriefVisitorInput,
  effect: (unit, _visitor, { implantDeclared }) => ({ briefedAt: unit.now().toISOString(), implantDeclared }),
});

export const issueHelmet = ofVisitor<IssueHelmetInput>({
  name: 'issueHelmet',
  label: { zh: '发安全帽', en: 'Issue helmet' },
  icon: 'Engineering',
  input: IssueHelmetInput,
  effect: (unit, _visitor, { helmetNo }) => ({ helmetNo, helmetIssuedAt: unit.now().toISOString(), helmetReturnedAt: null }),
});

/** T7: nothing magnet-sensitive is on them, they say. */
export const declareNothing = ofVisitor<OfVisitorInput>({
  name: 'declareNothing',
  label: { zh: '声明无可寄存物品', en: 'Nothing to deposit' },
  icon: 'DoNotDisturb',
  input: OfVisitorInput,
  effect: () => ({ nothingToDeposit: true }),
});

/** T7: a thing goes to the keeper before a strong magnetic field. */
export const depositValuable = ofVisitor<DepositValuableInput>({
  name: 'depositValuable',
  label: { zh: '寄存物品', en: 'Deposit' },
  icon: 'Inventory2',
  input: DepositValuableInput,
  effect: async (unit, visitor, { kind, tagNo, description }) => {
    const { valuablesKeeper } = await unit.load(TourRequest, { id: visitor.tour.id });
    const keeper = valuablesKeeper?.id ?? unit.guard.viewerId;
    const depositedAt = unit.now().toISOString();
    await unit.add(DepositItem, {
      visitor: visitor.id,
      kind,
      tagNo,
      description: description ?? null,
      keeper,
      depositedAt,
      status: 'HELD',
    });
    return { nothingToDeposit: false };
  },
});

/** Keeps somebody out of one zone, as whoever has an implant must be kept out of a strong magnetic field. */
export const excludeFromZone = ofVisitor<ExcludeFromZoneInput>({
  name: 'excludeFromZone',
  label: { zh: '不进入区域', en: 'Keep out of zone' },
  icon: 'Block',
  input: ExcludeFromZoneInput,
  effect: (_unit, visitor, { zone }) => ({ excludedZones: [...new Set([...[...visitor.excludedZones].map(({ id }) => id), zone])] }),
});

/** Somebody gives back what they had, or goes (T6, EXT-1 art. 12). */
export const signOutVisitor = ofVisitor<SignOutVisitorInput>({
  name: 'signOutVisitor',
  label: { zh: '归还/离开', en: 'Return and leave' },
  icon: 'Logout',
  input: SignOutVisitorInput,
  effect: (unit, visitor, { helmetReturned, badgeReturned, hasLeft }) => {
    const now = unit.now().toISOString();
    return {
      ...(helmetReturned && visitor.helmetNo && { helmetReturnedAt: now }),
      ...(badgeReturned && visitor.badgeNo && { badgeReturnedAt: now }),
      ...(hasLeft && { presence: 'LEFT', checkedOutAt: now }),
    };
  },
});

/** A thing goes back to its owner, at whatever moment of the tour, or is said not to be what was handed over. */
export const returnValuable = verb<TourRequest, ReturnValuableInput>({
  name: 'returnValuable',
  on: TourRequest,
  label: { zh: '领回物品', en: 'Give back' },
  icon: 'AssignmentReturn',
  input: ReturnValuableInput,
  run: async (unit, target, { deposit, returnedTo, disputeNote }) => {
    const tour = await unit.load(TourRequest, target);
    const item = await unit.load(DepositItem, { id: deposit });
    const visitor = await unit.find(TourVisitor, { id: { eq: item.visitor.id }, tour: { id: { eq: tour.id } } });
    if (!visitor) throw invalid('depositId', 'NOT_FOUND');
    if (item.status !== 'HELD') throw new AppError('INVALID_TRANSITION', { label: { zh: '该物品已领回', en: 'It has been given back' } });
    if (disputeNote) await unit.set(DepositItem, item, { status: 'DISPUTED', disputeNote });
    else
      await unit.set(DepositItem, item, {
        status: 'RETURNED',
        returnedAt: unit.now().toISOString(),
        returnedTo: returnedTo ?? visitor.name,
      });
  },
});
