import Check from '@mui/icons-material/Check';
import { Box, Link } from '@mui/material';
import type { MouseEvent } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useTitles } from '../app/panel.ts';
import { formatDecimal, formatPercent, formatRate } from '../i18n/number.ts';
import { formatDate, formatDateTime, formatPeriod } from '../i18n/time.ts';
import type { Row } from './choose.ts';
import { Chips } from './Chips.tsx';
import { placeText } from './geoPoint.ts';
import { fileTarget } from './files/fileModel.ts';
import { OptionsValue } from './options/OptionsValue.tsx';
import { FilesValue } from './files/FilesValue.tsx';
import type { FieldModel } from './model.ts';
import { resourceNamed } from './model.ts';
import { ToldValue } from './ToldValue.tsx';

interface FieldValueProps {
  readonly field: FieldModel;
  readonly row: Row;
  /** In a table the column's head says the unit, and long texts are cut. */
  readonly isCell?: boolean;
  /** Whether decimals are written out though they are zeros, since other figures of the column have some. */
  readonly isExact?: boolean;
}

/** A field's value for reading, by its kind. */
export function FieldValue(props: FieldValueProps) {
  const value = props.row[props.field.name];
  const files = fileTarget(usePanel(), props.field);
  const isEmpty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return <NoValue />;
  if (files && !props.isCell) return <FilesValue target={files} rows={[value].flat() as unknown as readonly Row[]} />;
  return <Value {...props} value={value} />;
}

/** Kinds whose values are read from the right, like figures in a ledger. */
export function isFigure(field: FieldModel): boolean {
  return ['NUMBER', 'DECIMAL', 'MONEY', 'PERCENT'].includes(field.kind);
}

/** Columns in which some figure has decimals: there all are written out, so that they stand under each other. */
export function exactColumns(columns: readonly FieldModel[], rows: readonly Row[]): ReadonlySet<string> {
  const broken: Readonly<Record<string, RegExp>> = { DECIMAL: /\.\d*[1-9]/, MONEY: /\.\d*[1-9]/, PERCENT: /\.\d\d\d*[1-9]/ };
  const isExact = ({ name, kind }: FieldModel): boolean => rows.some((row) => broken[kind]?.test(String(row[name] ?? '')));
  return new Set(columns.filter(isExact).map(({ name }) => name));
}

/** Codes and names up to this length stay on one line of a table. */
const shortText = 20;

function NoValue() {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ color: 'text.disabled' }}>
      {translate('panel.show.none')}
    </Box>
  );
}

function Value({ field, row, value, isCell = false, isExact = false }: FieldValueProps & { readonly value: unknown }) {
  const locale = usePanelLocale();
  const { timeZone } = usePanel();
  const text = String(value);
  if (field.told) return <ToldValue field={field} tells={field.told} row={row} isCell={isCell} />;
  switch (field.kind) {
    case 'NUMBER':
    case 'DECIMAL':
    case 'MONEY':
      return <WithUnit field={field} text={formatDecimal(text, locale, isExact)} isCell={isCell} />;
    case 'PERCENT':
      return <span>{isExact ? formatRate(text, locale) : formatPercent(text, locale)}</span>;
    case 'FLAG':
      return <FlagValue isSet={value === true} isCell={isCell} />;
    case 'CHOICE':
    case 'CHOICES':
    case 'TAGS':
      return <Chips field={field} values={[value].flat().map(String)} />;
    case 'DATE':
      return <NoBreak text={formatDate(text, locale)} />;
    case 'PERIOD':
      return <NoBreak text={formatPeriod(text, locale)} />;
    case 'DATE_TIME':
      return <NoBreak text={formatDateTime(text, timeZone)} />;
    case 'JSON':
      return <JsonValue field={field} value={value} isCell={isCell} />;
    case 'BELONGS_TO':
      return <RowLink field={field} row={value as Row} />;
    case 'LINKS':
      return <RowLinks field={field} rows={value as readonly Row[]} />;
    case 'LONG_TEXT':
      return <LongText text={text} isCell={isCell} />;
    case 'ID':
    case 'TEXT':
      if (field.options.length > 0) return <Chips field={field} values={[text]} />;
      return isCell && text.length <= shortText ? <NoBreak text={text} /> : <span>{text}</span>;
    case 'HAS_MANY':
      return null;
  }
}

function NoBreak({ text }: { readonly text: string }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {text}
    </Box>
  );
}

function WithUnit({ field, text, isCell }: { field: FieldModel; text: string; isCell: boolean }) {
  const label = useLabels();
  const unit = isCell ? '' : label(field.unit);
  return <NoBreak text={unit ? `${text} ${unit}` : text} />;
}

function FlagValue({ isSet, isCell }: { readonly isSet: boolean; readonly isCell: boolean }) {
  const translate = useTranslate();
  const text = translate(isSet ? 'ra.boolean.true' : 'ra.boolean.false');
  if (!isSet || !isCell)
    return (
      <Box component="span" sx={{ color: isSet ? undefined : 'text.secondary' }}>
        {text}
      </Box>
    );
  return <Check titleAccess={text} sx={{ fontSize: 18, color: 'success.main', verticalAlign: 'middle' }} />;
}

function LongText({ text, isCell }: { readonly text: string; readonly isCell: boolean }) {
  if (!isCell)
    return (
      <Box component="span" sx={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Box>
    );
  return (
    <Box
      component="span"
      title={text}
      sx={{ display: 'block', maxWidth: 280, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
    >
      {text}
    </Box>
  );
}

function JsonValue({ field, value, isCell }: Pick<FieldValueProps, 'field'> & { readonly value: unknown; readonly isCell: boolean }) {
  if (field.format === 'options') return <OptionsValue value={value} />;
  if (field.format === 'geoPoint') return <NoBreak text={placeText(value)} />;
  if (isCell) return <LongText text={JSON.stringify(value)} isCell />;
  return (
    <Box component="pre" sx={{ m: 0, fontSize: '0.8rem', overflowX: 'auto', whiteSpace: 'pre-wrap' }}>
      {JSON.stringify(value, null, 2)}
    </Box>
  );
}

function RowLink({ field, row }: { readonly field: FieldModel; readonly row: Row }) {
  const model = usePanel();
  const title = useTitles();
  if (!field.target) return <span>{String(row['id'])}</span>;
  const text = title(resourceNamed(model, field.target), row);
  return (
    <Link
      component={LinkBase}
      to={`/${field.target}/${String(row['id'])}/show`}
      underline="hover"
      onClick={(event: MouseEvent) => event.stopPropagation()}
    >
      {text}
    </Link>
  );
}

function RowLinks({ field, rows }: { readonly field: FieldModel; readonly rows: readonly Row[] }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.25 }}>
      {rows.map((row) => (
        <RowLink key={String(row['id'])} field={field} row={row} />
      ))}
    </Box>
  );
}
