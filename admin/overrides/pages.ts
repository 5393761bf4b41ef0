import { lazy } from 'react';
import type { PanelPage } from '../app/pages.ts';
import { restorable } from '../generate/bin/restorable.ts';

const HandbookPage = lazy(async () => ({ default: (await import('./handbook/HandbookPage.tsx')).HandbookPage }));
const DevelopersPage = lazy(async () => ({ default: (await import('./developers/DevelopersPage.tsx')).DevelopersPage }));
const BinPage = lazy(async () => ({ default: (await import('../generate/bin/BinPage.tsx')).BinPage }));
const PlanBoardPage = lazy(async () => ({ default: (await import('./plans/PlanBoardPage.tsx')).PlanBoardPage }));
const QuickVisitPage = lazy(async () => ({ default: (await import('./quickVisit/QuickVisitPage.tsx')).QuickVisitPage }));
const TourDeskPage = lazy(async () => ({ default: (await import('./tourDesk/TourDeskPage.tsx')).TourDeskPage }));
const TourInboxPage = lazy(async () => ({ default: (await import('./tourInbox/TourInboxPage.tsx')).TourInboxPage }));
const TourCalendarPage = lazy(async () => ({ default: (await import('./tourCalendar/TourCalendarPage.tsx')).TourCalendarPage }));
const MyPlanPage = lazy(async () => ({ default: (await import('./plans/MyPlanPage.tsx')).MyPlanPage }));
const RosterPage = lazy(async () => ({ default: (await import('./assessment/RosterPage.tsx')).RosterPage }));
const RankingPage = lazy(async () => ({ default: (await import('./assessment/RankingPage.tsx')).RankingPage }));

const StockPage = lazy(async () => ({ default: (await import('./stock/StockPage.tsx')).StockPage }));
const LabelsPage = lazy(async () => ({ default: (await import('./stock/LabelsPage.tsx')).LabelsPage }));

const NeedBoardPage = lazy(async () => ({ default: (await import('./needs/NeedBoardPage.tsx')).NeedBoardPage }));
const DirectionBoardPage = lazy(async () => ({ default: (await import('./needs/DirectionBoardPage.tsx')).DirectionBoardPage }));

/** Pages for work that goes across records, where a list and a form would leave somebody searching; each is one folder here. */
export const pages: readonly PanelPage[] = [
  {
    path: 'quick-visit',
    label: 'panel.quickVisit.menu',
    icon: 'AddTask',
    group: 'activity',
    needs: ['visits', 'accounts', 'logVisit', 'recordVisit'],
    component: QuickVisitPage,
  },
  {
    path: 'need-board',
    label: 'panel.needs.board',
    icon: 'ViewKanban',
    group: 'activity',
    needs: ['needs', 'needsAggregate', 'users', 'accounts'],
    component: NeedBoardPage,
  },
  {
    path: 'direction-board',
    label: 'panel.needs.direction.menu',
    icon: 'GridOn',
    group: 'activity',
    needs: ['needCountermeasures', 'needCountermeasuresAggregate', 'needs', 'accounts', 'dictionaryItems'],
    component: DirectionBoardPage,
  },
  {
    path: 'my-plan',
    label: 'panel.plan.menu',
    icon: 'EditCalendar',
    group: 'plans',
    needs: ['monthlyPlans', 'planItems', 'submitMonthlyPlan', 'workCalendarDays'],
    component: MyPlanPage,
  },
  {
    path: 'plan-board',
    label: 'panel.board.menu',
    icon: 'FactCheck',
    group: 'plans',
    needs: ['monthlyPlans', 'planItems', 'specialists', 'approveMonthlyPlan', 'workCalendarDays'],
    component: PlanBoardPage,
  },
  {
    path: 'assessment-roster',
    label: 'panel.assessment.roster',
    icon: 'Grading',
    group: 'plans',
    needs: ['assessmentSheets', 'assessmentTemplates'],
    component: RosterPage,
  },
  {
    path: 'assessment-ranking',
    label: 'panel.assessment.ranking',
    icon: 'Insights',
    group: 'plans',
    needs: ['assessmentSheets'],
    component: RankingPage,
  },
  {
    path: 'tour-desk',
    label: 'panel.tourDesk.menu',
    icon: 'HowToReg',
    group: 'tours',
    needs: ['tourRequests', 'tourVisitors', 'depositItems', 'signInVisitor', 'enterZone'],
    component: TourDeskPage,
  },
  {
    path: 'tour-inbox',
    label: 'panel.tourInbox.menu',
    icon: 'Inbox',
    group: 'tours',
    needs: ['tourRequests', 'approveTourRequest'],
    component: TourInboxPage,
  },
  {
    path: 'site-equipment',
    label: 'panel.stock.menu',
    icon: 'Inventory',
    group: 'sites',
    needs: ['equipmentItems', 'equipmentItemsAggregate', 'equipmentEvents', 'stockTakes', 'issueEquipment'],
    component: StockPage,
  },
  {
    path: 'equipment-labels',
    label: 'panel.stock.labelsMenu',
    icon: 'QrCode',
    group: null,
    needs: ['equipmentItems', 'equipmentItemsAggregate', 'stockTakes'],
    component: LabelsPage,
    isPaper: true,
  },
  {
    path: 'tour-calendar',
    label: 'panel.tourForm.calendar.title',
    icon: 'CalendarMonth',
    group: 'tours',
    needs: ['tourRequests', 'tourRoutes', 'zones', 'users', 'orgUnits', 'workCalendarDays'],
    component: TourCalendarPage,
  },
  {
    path: 'recycle-bin',
    label: 'panel.bin.title',
    icon: 'DeleteSweep',
    group: 'organisation',
    needs: [],
    isOffered: (model) => restorable(model).some(({ group }) => group !== null),
    component: BinPage,
  },
  {
    path: 'developers',
    label: 'panel.developers.title',
    icon: 'Key',
    group: null,
    needs: [],
    component: DevelopersPage,
  },
  {
    path: 'handbook',
    label: 'panel.handbook.title',
    icon: 'MenuBook',
    group: null,
    needs: [],
    component: HandbookPage,
  },
];
