import { Fragment } from 'react';
import { useGetMany, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel, useTitles } from '../../../app/panel.ts';
import { formatDecimal, formatPercent } from '../../../i18n/number.ts';
import { formatDate, formatPeriod } from '../../../i18n/time.ts';
import type { FieldModel, Locale, WhereValue } from '../../model.ts';
import { conditionField } from './conditionFields.ts';
import type { ConditionField } from './conditionFields.ts';
import type { Condition, ConditionItem } from './conditionTree.ts';
import { useOperatorWords } from './useOperatorWords.ts';

/** A condition as a sentence: `客户等级 属于 大客户、渠道`. */
export function ConditionText({ item }: { readonly item: ConditionItem }) {
  const translate = useTranslate();
  if (item.kind === 'other') return translate('panel.lists.filter.other');
  if (item.kind === 'condition') return <OneCondition condition={item} />;
  return (
    <>
      (
      {item.items.map((inner, place) => (
        <Fragment key={inner.key}>
          {place > 0 && ` ${translate(`panel.lists.filter.${item.join}`)} `}
          <ConditionText item={inner} />
        </Fragment>
      ))}
      )
    </>
  );
}

function OneCondition({ condition }: { readonly condition: Condition }) {
  const translate = useTranslate();
  const label = useLabels();
  const model = usePanel();
  const wordOf = useOperatorWords();
  const field = conditionField(model, useResourceModel(), condition.steps);
  if (!field) return translate('panel.lists.filter.other');
  const { own, quantifier, related } = field;
  const of = related ? translate('panel.lists.filter.of', { whole: label(own.label), part: label(related.label) }) : label(own.label);
  const name = quantifier ? translate(`panel.lists.filter.told.${quantifier}`, { name: of }) : of;
  if (condition.operator === 'isNull') {
    return `${name} ${translate(condition.value === false ? 'panel.lists.filter.filled' : 'panel.lists.filter.empty')}`;
  }
  return (
    <>
      {`${name} ${wordOf(field, condition.operator)} `}
      <strong>
        <ValueText field={field} value={condition.value} />
      </strong>
    </>
  );
}

function ValueText({ field, value }: { readonly field: ConditionField; readonly value: WhereValue }) {
  const translate = useTranslate();
  const label = useLabels();
  const locale = usePanelLocale();
  const values = [value].flat();
  const compared = field.related ?? field.own;
  if (field.isRow) return <RowNames target={field.own.target ?? ''} ids={values.map(String)} />;
  const text = (one: WhereValue) => {
    if (typeof one === 'boolean') return translate(one ? 'ra.boolean.true' : 'ra.boolean.false');
    return label(compared.options.find((option) => option.value === one)?.label) || plainText(compared, String(one), locale);
  };
  return values.map(text).join(translate('panel.lists.filter.comma'));
}

function RowNames({ target, ids }: { readonly target: string; readonly ids: readonly string[] }) {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel(target);
  const { data = [] } = useGetMany(target, { ids: [...ids] });
  const rows = data.filter((row): row is RaRecord => row !== undefined);
  return rows.map((row) => title(resource, row)).join(translate('panel.lists.filter.comma')) || translate('panel.show.none');
}

function plainText({ kind }: FieldModel, text: string, locale: Locale): string {
  switch (kind) {
    case 'NUMBER':
    case 'DECIMAL':
    case 'MONEY':
      return formatDecimal(text, locale);
    case 'PERCENT':
      return formatPercent(text, locale);
    case 'DATE':
    case 'DATE_TIME':
      return formatDate(text, locale);
    case 'PERIOD':
      return formatPeriod(text, locale);
    default:
      return text;
  }
}
