import type { EntityName } from '../entities/index.ts';
import { accountChapter, inOrder } from './accounts.ts';
import { attendanceStep } from './attendance.ts';
import { DemoClock } from './clock.ts';
import { countermeasureStep } from './countermeasures.ts';
import { agreementStep, communicationStep } from './dealings.ts';
import type { Deed } from './deeds.ts';
import { deliveryDeeds, statementStep } from './deliveries.ts';
import { equipmentSteps } from './equipment.ts';
import { storyNeeds } from './needs.ts';
import { organisationSteps } from './organisation.ts';
import { planChapter, withItem } from './plans.ts';
import { productStep, referenceSteps } from './reference.ts';
import { inserted, type DemoRows, type DemoStep } from './rows.ts';
import { dealDeeds, expansionDeeds, splitStep } from './sales.ts';
import { tourNeedsStep, tourSteps, TOURS_MADE } from './tours.ts';
import { tourThingSteps } from './tourThings.ts';
import { sheetSteps } from './sheets.ts';
import { viewStep } from './views.ts';
import { visitChapter } from './visits.ts';

/** The whole demo as rows, told relative to `now`: the same moment gives the same rows, ids included. */
export function buildDemo({ now }: { readonly now: Date }): DemoRows {
  const clock = new DemoClock(now);
  const { steps, accounts } = accountChapter(clock);
  const { visits, made } = visitChapter(accounts, clock);
  const expansions = expansionDeeds(accounts, made, clock);
  const deliveries = deliveryDeeds(accounts, clock);
  const deals = dealDeeds(accounts, clock);
  const deeds = [...visits, ...expansions, ...deliveries, ...deals];
  const plans = planChapter(deeds, accounts, clock);
  const planned = (entity: EntityName, deeds: readonly Deed[]): DemoStep =>
    inserted(
      entity,
      inOrder(deeds.map(({ row }) => row)).map((row) => withItem(row, plans.itemOf)),
    );
  const needs = storyNeeds(accounts, { clock, visits: made, tours: TOURS_MADE });
  return [
    ...referenceSteps(clock),
    ...organisationSteps(clock),
    productStep(clock),
    ...steps,
    ...tourThingSteps(clock),
    ...plans.steps,
    planned('Visit', visits),
    communicationStep(accounts, clock),
    agreementStep(accounts, clock),
    planned('Expansion', expansions),
    planned('SiteDelivery', deliveries),
    statementStep(deliveries, clock),
    planned('Deal', deals),
    splitStep(deals, clock),
    attendanceStep(clock),
    ...sheetSteps(deeds, plans, clock),
    ...tourSteps(accounts, clock),
    ...needSteps(needs),
    countermeasureStep(accounts, { clock, needs, visits: made }),
    ...equipmentSteps(clock),
    viewStep(clock),
  ];
}

function needSteps(needs: ReturnType<typeof storyNeeds>): DemoStep[] {
  const rows = needs.map(({ row }) => row);
  return [inserted('Need', rows), tourNeedsStep(needs)];
}
