import { useTranslate } from 'react-admin';
import type { ConditionField } from './conditionFields.ts';

const TIMES: ReadonlySet<string> = new Set(['DATE', 'DATE_TIME', 'PERIOD']);
const BOUNDS: ReadonlySet<string> = new Set(['gt', 'gte', 'lt', 'lte']);

/** The word for an operator: days are before and after, figures less and more. */
export function useOperatorWords(): (field: ConditionField, operator: string) => string {
  const translate = useTranslate();
  return (field, operator) => {
    const isTime = TIMES.has((field.related ?? field.own).kind) && BOUNDS.has(operator);
    return translate(`panel.lists.filter.${isTime ? 'time' : 'is'}.${operator}`);
  };
}
