import Balance from '@mui/icons-material/Balance';
import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatDecimal, formatPercent, shiftPoint } from '../../i18n/number.ts';
import { AppealDialog } from './AppealDialog.tsx';
import { nameIn, type SheetLine } from './sheetQuery.ts';
import type { LineProps } from './SheetTable.tsx';

/** A figure that opens the records it was counted from. */
export function ReceiptFigure({ line, name, onOpen }: LineProps & { readonly name: 'plan' | 'actual' }) {
  const locale = usePanelLocale();
  const value = line[name];
  return <OpenFigure line={line} text={value === null ? null : formatDecimal(value, locale)} name={name} onOpen={onOpen} />;
}

/** Points of the line: those of a rated one follow what is being typed. */
export function ScoreFigure({ line, draft, onOpen }: LineProps) {
  const score = draft.isChanged && line.kind === 'RATING' ? (draft.preview.scores.get(String(line.id)) ?? null) : line.score;
  return <OpenFigure line={line} text={score} name="score" isStrong onOpen={onOpen} />;
}

interface OpenFigureProps {
  readonly line: SheetLine;
  readonly text: string | null;
  readonly name: 'plan' | 'actual' | 'score';
  readonly isStrong?: boolean;
  onOpen(line: SheetLine): void;
}

export function OpenFigure({ line, text, name, isStrong = false, onOpen }: OpenFigureProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  if (text === null) return <NoFigure />;
  const label = translate('panel.assessment.openReceipts', {
    figure: translate(`panel.assessment.figure.${name}`),
    name: nameIn(line, locale),
    value: text,
  });
  return (
    <Link component="button" type="button" underline="hover" aria-label={label} onClick={() => onOpen(line)} sx={figureStyle(isStrong)}>
      {text}
    </Link>
  );
}

function figureStyle(isStrong: boolean) {
  return { font: 'inherit', fontWeight: isStrong ? 650 : 500, minWidth: 24, minHeight: 24, textAlign: 'inherit' } as const;
}

/** What has no value is a dash, as on paper; never 0. */
export function NoFigure() {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {translate('panel.show.none')}
    </Box>
  );
}

/** How much more or less: points, or a percent in percentage points. */
export function Difference({ value, isPercent = false }: { readonly value: string | null; readonly isPercent?: boolean }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  if (value === null) return <NoFigure />;
  const number = Number(value);
  const size = isPercent ? shiftPoint(value.replace('-', ''), 2) : value.replace('-', '');
  const sign = number > 0 ? '+' : '−';
  const text = number === 0 ? '0' : `${sign}${formatDecimal(size, locale)}`;
  return (
    <Box component="span" sx={{ color: number < 0 ? 'error.main' : number > 0 ? 'success.main' : 'text.secondary', fontWeight: 600 }}>
      {isPercent ? translate('panel.assessment.percentPoints', { value: text }) : text}
    </Box>
  );
}

export function RateFigure({ line: { rate } }: { readonly line: SheetLine }) {
  const locale = usePanelLocale();
  return rate === null ? <NoFigure /> : <span>{formatPercent(rate, locale)}</span>;
}

/** The weight that counts; where a policy has moved it, with the printed one. */
export function WeightFigure({ line: { weight, indicator } }: { readonly line: SheetLine }) {
  const locale = usePanelLocale();
  const translate = useTranslate();
  const printed = indicator ? formatPercent(indicator.weight, locale) : null;
  const counted = weight === null ? null : formatPercent(weight, locale);
  if (counted === null || counted === printed) return printed ? <span>{printed}</span> : <NoFigure />;
  return (
    <span>
      {counted}
      {printed && (
        <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {translate('panel.assessment.printed', { weight: printed })}
        </Typography>
      )}
    </span>
  );
}

export function LineNotes({ line }: { readonly line: SheetLine }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const field = fieldNamed(useResourceModel('assessmentLines'), 'note');
  if (!field || !line.note) return null;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      <FieldValue field={field} row={line} />
      {line.wholePlan && (
        <Typography variant="caption" color="textSecondary">
          {translate('panel.assessment.wholePlan', { plan: formatDecimal(line.wholePlan, locale) })}
        </Typography>
      )}
    </Stack>
  );
}

const APPEALABLE: ReadonlySet<string> = new Set(['RATED', 'APPEALED']);

/** What the specialist may do with a line. */
export function LineActions({ sheet, line }: LineProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { rootFields } = usePanel();
  const [isOpen, setIsOpen] = useState(false);
  if (!rootFields.has('appealAssessment') || !APPEALABLE.has(sheet.status) || sheet.isShadow) return null;
  const label = translate('panel.assessment.appealLine', { name: nameIn(line, locale) });
  return (
    <>
      <Button size="small" startIcon={<Balance />} aria-label={label} onClick={() => setIsOpen(true)}>
        {translate('panel.assessment.appeal')}
      </Button>
      {isOpen && <AppealDialog sheet={sheet} line={line} title={label} onClose={() => setIsOpen(false)} />}
    </>
  );
}
