import type { DemoClock } from './clock.ts';
import { demoId } from './ids.ts';
import { unitId, userId } from './organisation.ts';
import { foundingInstant } from './reference.ts';
import { inserted, type DemoRow, type DemoStep } from './rows.ts';

interface ViewTuple {
  readonly name: string;
  readonly owner: string;
  readonly resource: string;
  readonly state: object;
  readonly sharedRole?: string;
  readonly sharedUnit?: string;
}

const KEY_TIERS = { tier: { in: ['SUPER', 'KEY'] } };

/** What people keep of their lists; none opens by itself. */
const VIEWS: readonly ViewTuple[] = [
  {
    name: '重点客户（按应访日期）',
    owner: 'manager-east',
    resource: 'accounts',
    state: { filter: KEY_TIERS, sort: { field: 'nextVisitDue', order: 'ASC' } },
    sharedUnit: 'east',
  },
  {
    name: '报价中的需求',
    owner: 'manager-south',
    resource: 'needs',
    state: { filter: { status: { in: ['PROPOSED'] } } },
    sharedRole: 'SPECIALIST',
  },
  {
    name: '待审批的参观',
    owner: 'admin',
    resource: 'tourRequests',
    state: { filter: { status: { in: ['SUBMITTED'] } } },
    sharedRole: 'OFFICE',
  },
  {
    name: '潜力百万以上',
    owner: 'specialist-li',
    resource: 'accounts',
    state: { where: { annualPotential: { gte: '1000000' } }, sort: { field: 'annualPotential', order: 'DESC' } },
  },
  { name: '本部门待完成拜访', owner: 'manager-south', resource: 'visits', state: { filter: { status: { in: ['PLANNED'] } } } },
];

export function viewStep(clock: DemoClock): DemoStep {
  return inserted(
    'SavedView',
    VIEWS.map((view) => viewRow(view, clock)),
  );
}

function viewRow({ owner, sharedUnit, ...view }: ViewTuple, clock: DemoClock): DemoRow {
  return {
    id: demoId('SavedView', `${owner}/${view.resource}/${view.name}`),
    createdAt: foundingInstant(clock),
    createdBy: userId(owner),
    ...view,
    owner: userId(owner),
    sharedUnit: sharedUnit ? unitId(sharedUnit) : null,
    isDefault: false,
  };
}
