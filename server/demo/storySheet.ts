import { nextMonth } from '../rules/workCalendar.ts';
import { instantOf } from './clock.ts';
import type { TEMPLATES } from './data/assessments.ts';
import type { STANDING } from './data/sheets.ts';

export type TemplateData = (typeof TEMPLATES)[number];

/** One sheet that is to be told. */
export interface StorySheet {
  readonly id: string;
  readonly specialist: keyof typeof STANDING;
  readonly period: string;
  /** Months from the running one. */
  readonly offset: number;
  readonly template: TemplateData;
  readonly status: string;
}

/** On the first of the month after. */
export function openedAt({ period }: StorySheet): string {
  return instantOf(`${nextMonth(period)}-01`, '08:10');
}

/** When the last points had been given. */
export function drawnAt({ period }: StorySheet): string {
  return instantOf(`${nextMonth(period)}-04`, '16:40');
}
