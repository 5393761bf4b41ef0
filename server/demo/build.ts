import { accountChapter } from './accounts.ts';
import { DemoClock } from './clock.ts';
import { countermeasureStep } from './countermeasures.ts';
import { equipmentSteps } from './equipment.ts';
import { storyNeeds } from './needs.ts';
import { organisationSteps } from './organisation.ts';
import { productStep, referenceSteps } from './reference.ts';
import { inserted, type DemoRows } from './rows.ts';
import { tourNeedsStep, tourStep, TOURS_MADE } from './tours.ts';
import { tourThingSteps } from './tourThings.ts';
import { visitChapter } from './visits.ts';

/** The whole demo as rows, told relative to `now`: the same moment gives the same rows, ids included. */
export function buildDemo({ now }: { readonly now: Date }): DemoRows {
  const clock = new DemoClock(now);
  const { steps, accounts } = accountChapter(clock);
  const { step: visits, made } = visitChapter(accounts, clock);
  const needs = storyNeeds(accounts, { clock, visits: made, tours: TOURS_MADE });
  return [
    ...referenceSteps(clock),
    ...organisationSteps(clock),
    productStep(clock),
    ...steps,
    ...tourThingSteps(clock),
    visits,
    tourStep(accounts, clock),
    inserted(
      'Need',
      needs.map(({ row }) => row),
    ),
    tourNeedsStep(needs),
    countermeasureStep(accounts, { clock, needs, visits: made }),
    ...equipmentSteps(clock),
  ];
}
