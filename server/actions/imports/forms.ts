import { Account } from '../../entities/account.ts';
import { Contact } from '../../entities/contact.ts';
import { Need } from '../../entities/need.ts';
import { NeedCountermeasure } from '../../entities/needCountermeasure.ts';
import { invalid } from '../../kit/errors.ts';
import { text } from '../../kit/field/index.ts';
import { sheet, type Sheet } from '../../kit/import/sheet.ts';
import type { Unit } from '../../kit/store/unit.ts';
import { applicationSheet } from './tourApplication.ts';

class CountermeasureColumns {
  @text('客户姓名', 'Customer', { max: 120 })
  customerName?: string | null;
}

/** Days that a countermeasure has where the form, which has no column for it, says nothing. */
const DUE_WITHIN_DAYS = 30;
const DAY_MS = 86_400_000;

/** The paper forms that are taken in again, by the report that fills them; as their viewer would enter them, no state of the past. */
export const formSheets: Readonly<Record<string, Sheet>> = {
  needAnalysis: sheet<Need>({
    on: Need,
    // a line whose price, region or reason was changed is the same need
    keys: [['account', 'product', 'productText', 'category', 'quantity', 'unit']],
    headers: { productName: 'product', regionName: 'region' },
    words: { product: 'productText', region: 'regionText' },
  }),
  countermeasureFollowUp: sheet<NeedCountermeasure, CountermeasureColumns>({
    on: NeedCountermeasure,
    keys: [['account', 'problem', 'countermeasure']],
    extras: CountermeasureColumns,
    initial: (unit) => ({ dueOn: new Date(Date.parse(unit.today()) + DUE_WITHIN_DAYS * DAY_MS).toISOString().slice(0, 10) }),
    complete: (unit, { account, customerName }) => (customerName ? customerOf(unit, customerName, account ?? null) : {}),
  }),
  tourApplications: applicationSheet,
};

/** Form D names a person, or else an organisation (domain AMB-8). */
async function customerOf(unit: Unit, name: string, accountId: string | null) {
  const within = accountId ? { account: { id: { eq: accountId } } } : {};
  const people = await unit.list<{ id: string }>(Contact, { name: { eq: name }, ...within }, ['id']);
  if (people.length > 1) throw invalid('customerName', 'AMBIGUOUS');
  if (people.length === 1) {
    const contact = await unit.find(Contact, { id: { eq: people[0]!.id } });
    return { contact: people[0]!.id, account: contact!.account.id };
  }
  if (accountId) return {};
  const accounts = await unit.list<{ id: string }>(Account, { name: { eq: name } }, ['id']);
  if (accounts.length !== 1) throw invalid('customerName', accounts.length ? 'AMBIGUOUS' : 'NOT_FOUND');
  return { account: accounts[0]!.id };
}
