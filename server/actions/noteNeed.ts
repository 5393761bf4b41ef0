import { Contact } from '../entities/contact.ts';
import { DictionaryItem } from '../entities/dictionaryItem.ts';
import { Need } from '../entities/need.ts';
import { NeedCountermeasure } from '../entities/needCountermeasure.ts';
import { Product } from '../entities/product.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { User } from '../entities/user.ts';
import { Visit } from '../entities/visit.ts';
import { PriceUnit } from '../entities/vocabulary.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { belongsTo, choice, date, decimal, entityOf, longText, money, text, type ChoiceOf } from '../kit/field/index.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Values } from '../kit/store/validate.ts';

/** What is heard in passing; the rest of form E waits for the analysis. */
class NoteNeedInput {
  @belongsTo('需求产品', 'Product', () => Product, { only: { active: true } })
  product?: string | null;

  @text('需求产品（文字）', 'Product, in words', { max: 120 })
  productText?: string | null;

  @belongsTo('类型', 'Category', () => DictionaryItem, { required: true, only: { dictionary: 'NEED_CATEGORY', active: true } })
  category!: string;

  @decimal('需求数量', 'Quantity', { scale: 3, min: '0.001' })
  quantity?: string | null;

  @text('单位', 'Unit', { max: 8 })
  unit?: string | null;

  @money('价格下限', 'Lowest price')
  priceMin?: string | null;

  @money('价格上限', 'Highest price')
  priceMax?: string | null;

  @choice('价格单位', 'Price unit', PriceUnit)
  priceUnit?: ChoiceOf<typeof PriceUnit> | null;

  @date('需求时间', 'Needed by')
  neededBy?: string | null;

  @longText('需求原因分析', 'Demand reason')
  demandReason?: string | null;
}

class NoteCountermeasureInput {
  @belongsTo('移动方向', 'Direction', () => DictionaryItem, { required: true, only: { dictionary: 'MOVE_DIRECTION', active: true } })
  direction!: string;

  @text('问题点', 'Problem', { max: 1000, help: { zh: '留空则取拜访中的客户问题', en: 'Leave empty for the problems of the visit' } })
  problem?: string | null;

  @belongsTo('问题类别', 'Problem category', () => DictionaryItem, { only: { dictionary: 'PROBLEM_CATEGORY', active: true } })
  problemCategory?: string | null;

  @longText('对策', 'Countermeasure', { required: true })
  countermeasure!: string;

  @belongsTo('责任人', 'Owner', () => User, { help: { zh: '留空则为本人', en: 'Leave empty for yourself' } })
  owner?: string | null;

  @date('完成期限', 'Due on', { required: true })
  dueOn!: string;
}

/** A need heard on a visit: account, contact and source are the visit's (domain §2.5). */
export const noteNeed = verb<Visit, NoteNeedInput>({
  name: 'noteNeed',
  on: Visit,
  makes: Need,
  label: { zh: '记录需求', en: 'Note a need' },
  icon: 'Lightbulb',
  input: NoteNeedInput,
  run: async (unit, target, input) => {
    const { id, account, contacts } = await unit.load(Visit, target);
    return noted(unit, input, { accountId: account.id, contactId: firstOf(contacts), sourceVisitId: id });
  },
});

const NO_ACCOUNT = { zh: '该参观未关联大客户，无法记录需求', en: 'The tour is of no account, to which the need would belong' };

/** A need heard on a tour, of the tour's account, told by its leader. */
export const noteTourNeed = verb<TourRequest, NoteNeedInput>({
  name: 'noteTourNeed',
  on: TourRequest,
  makes: Need,
  label: { zh: '记录需求', en: 'Note a need' },
  icon: 'Lightbulb',
  input: NoteNeedInput,
  run: async (unit, target, input) => {
    const { id, account, leader } = await unit.load(TourRequest, target);
    if (!account) throw new AppError('INVALID_TRANSITION', { label: NO_ACCOUNT });
    // a party may be led by somebody else's person
    const isTheirs = leader && (await unit.exists(Contact, { id: { eq: leader.id }, account: { id: { eq: account.id } } }));
    return noted(unit, input, { accountId: account.id, contactId: isTheirs ? leader.id : null, sourceTourId: id });
  },
});

/** A problem told on a visit and what is to be done about it: a line of form D with account, contact and visit filled in. */
export const noteCountermeasure = verb<Visit, NoteCountermeasureInput>({
  name: 'noteCountermeasure',
  on: Visit,
  makes: NeedCountermeasure,
  label: { zh: '制定对策', en: 'Note a countermeasure' },
  icon: 'Healing',
  input: NoteCountermeasureInput,
  run: async (unit, target, { problem, owner, direction, problemCategory, ...said }) => {
    const { id, account, contacts, problems } = await unit.load(Visit, target);
    const told = problem ?? problems?.slice(0, 1000);
    if (!told) throw invalid('problem', 'REQUIRED');
    return unit.create(entityOf(NeedCountermeasure), {
      ...given(said),
      problem: told,
      directionId: direction,
      ...(problemCategory && { problemCategoryId: problemCategory }),
      ...(owner && { ownerId: owner }),
      accountId: account.id,
      ...given({ contactId: firstOf(contacts) }),
      visitId: id,
    });
  },
});

async function noted(unit: Unit, { product, category, ...said }: NoteNeedInput, source: Values): Promise<string> {
  return unit.create(entityOf(Need), { ...given({ ...said, ...source, productId: product }), categoryId: category });
}

function firstOf(contacts: Iterable<{ readonly id: string }>): string | null {
  const [first] = contacts;
  return first?.id ?? null;
}

function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
