import { useGetMany, useTranslate } from 'react-admin';
import { usePanelLocale, useResourceModel, useTitles } from '../../app/panel.ts';
import { formatDate, formatPeriod } from '../../i18n/time.ts';
import type { GroupKey } from '../../provider/aggregateDocument.ts';
import { FieldValue } from '../FieldValue.tsx';

interface GroupValueProps {
  readonly groupKey: GroupKey;
  readonly value: unknown;
}

/** What the rows of a group have in common. */
export function GroupValue({ groupKey, value }: GroupValueProps) {
  const translate = useTranslate();
  const { field, grain } = groupKey;
  if (value === null) return translate('panel.groups.without');
  if (field.kind === 'BELONGS_TO') return <RelatedName target={field.target ?? ''} id={String(value)} />;
  if (grain) return <Stretch from={String(value)} grain={grain} />;
  return <FieldValue field={field} row={{ [field.name]: value }} />;
}

function Stretch({ from, grain }: { readonly from: string; readonly grain: string }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const [year, month] = from.split('-');
  switch (grain) {
    case 'YEAR':
      return translate('panel.groups.year', { year });
    case 'QUARTER':
      return translate('panel.groups.quarter', { year, quarter: Math.ceil(Number(month) / 3) });
    case 'MONTH':
      return formatPeriod(`${year}-${month}`, locale);
    case 'WEEK':
      return translate('panel.groups.weekOf', { day: formatDate(from, locale) });
    default:
      return formatDate(from, locale);
  }
}

function RelatedName({ target, id }: { readonly target: string; readonly id: string }) {
  const title = useTitles();
  const resource = useResourceModel(target);
  const { data = [] } = useGetMany(target, { ids: [id] });
  return data[0] ? title(resource, data[0]) : null;
}
