import Close from '@mui/icons-material/Close';
import { Box, IconButton, Link, Paper, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatDecimal, formatPercent } from '../../i18n/number.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { compareLines, difference, type ComparedLine } from './comparison.ts';
import { Difference, NoFigure, OpenFigure, RateFigure, WeightFigure } from './LineFigures.tsx';
import { ReceiptsDrawer } from './ReceiptsDrawer.tsx';
import { sheetQuery } from './sheetDocuments.ts';
import { nameIn, type Sheet, type SheetLine } from './sheetQuery.ts';

interface ComparisonProps {
  readonly sheet: Sheet;
  /** The sheet to hold beside it. */
  readonly beside: string;
}

/** A sheet and one of the same month by another template, line by line: the one that counts stands left. */
export function Comparison({ sheet, beside }: ComparisonProps) {
  const { data } = useAnswer<{ readonly assessmentSheet: Sheet | null }>(sheetQuery, { id: beside });
  const other = data?.assessmentSheet;
  if (!other) return null;
  const [official, shadow] = sheet.isShadow && !other.isShadow ? [other, sheet] : [sheet, other];
  return <SideBySide official={official} shadow={shadow} closeTo={`/assessmentSheets/${sheet.id}/show`} />;
}

interface Pair {
  readonly official: Sheet;
  readonly shadow: Sheet;
}

function SideBySide({ official, shadow, closeTo }: Pair & { readonly closeTo: string }) {
  const translate = useTranslate();
  const [opened, setOpened] = useState<{ readonly sheet: Sheet; readonly line: SheetLine } | null>(null);
  const title = translate('panel.assessment.sideBySide');
  return (
    <Paper component="section" aria-label={title} sx={{ mt: 2, overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', p: 2, pb: 1 }}>
        <Typography component="h2" variant="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        <IconButton component={LinkBase} to={closeTo} size="small" aria-label={translate('panel.assessment.endComparison')}>
          <Close />
        </IconButton>
      </Box>
      <Box component="table" aria-label={title} sx={TABLE}>
        <thead>
          <tr>
            <th scope="col">{translate('panel.assessment.indicator')}</th>
            <SheetHead sheet={official} />
            <SheetHead sheet={shadow} />
            <th scope="col">{translate('panel.assessment.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {compareLines(official, shadow).map((line) => (
            <LineRow
              key={line.key}
              line={line}
              official={official}
              shadow={shadow}
              onOpen={(sheet, of) => setOpened({ sheet, line: of })}
            />
          ))}
        </tbody>
        <Totals official={official} shadow={shadow} />
      </Box>
      <ReceiptsDrawer sheet={opened?.sheet ?? official} line={opened?.line ?? null} onClose={() => setOpened(null)} />
    </Paper>
  );
}

const TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': { p: { xs: 1, sm: 1.5 }, borderTop: 1, borderColor: 'divider', textAlign: 'left', verticalAlign: 'top' },
  '& th:first-of-type': { pl: 2, width: '28%' },
  '& td:last-of-type, & thead th:last-of-type': { pr: 2, textAlign: 'right', whiteSpace: 'nowrap' },
  '& thead th': { fontWeight: 600, borderTop: 0 },
  '& tbody th': { fontWeight: 600 },
  '& tfoot': { fontWeight: 600, bgcolor: 'background.default' },
} as const;

function SheetHead({ sheet }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <th scope="col">
      <Link component={LinkBase} to={`/assessmentSheets/${sheet.id}/show`} underline="hover">
        {nameIn(sheet.template, locale)}
      </Link>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {translate(sheet.isShadow ? 'panel.assessment.shadowMark' : 'panel.assessment.officialMark')}
      </Typography>
    </th>
  );
}

interface LineRowProps extends Pair {
  readonly line: ComparedLine;
  onOpen(sheet: Sheet, line: SheetLine): void;
}

function LineRow({ line, official, shadow, onOpen }: LineRowProps) {
  const locale = usePanelLocale();
  const names = [...new Set([line.official, line.shadow].flatMap((one) => (one ? [nameIn(one, locale)] : [])))];
  return (
    <tr>
      <th scope="row">{names.join(' / ')}</th>
      <td>{line.official ? <LineCell line={line.official} onOpen={(of) => onOpen(official, of)} /> : <NoFigure />}</td>
      <td>{line.shadow ? <LineCell line={line.shadow} onOpen={(of) => onOpen(shadow, of)} /> : <NoFigure />}</td>
      <td>
        <Difference value={line.difference} />
      </td>
    </tr>
  );
}

/** The score with what it is made of beneath: how much of the plan, at which weight. */
function LineCell({ line, onOpen }: { readonly line: SheetLine; onOpen(line: SheetLine): void }) {
  const locale = usePanelLocale();
  const isCounted = line.plan !== null && line.actual !== null && line.kind !== 'RATING';
  return (
    <>
      <OpenFigure line={line} text={line.score} name="score" isStrong onOpen={onOpen} />
      <Typography component="div" variant="caption" color="textSecondary">
        {isCounted && `${formatDecimal(line.actual ?? '', locale)} / ${formatDecimal(line.plan ?? '', locale)} · `}
        {isCounted && <RateFigure line={line} />}
        {isCounted && ' × '}
        <WeightFigure line={line} />
      </Typography>
    </>
  );
}

/** Maxima differ: how they compare is told by the percent. */
function Totals({ official, shadow }: Pair) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const percent = ({ percent: value }: Sheet): ReactNode => (value ? formatPercent(value, locale) : <NoFigure />);
  const total = ({ total: value, max }: Sheet): ReactNode => (value ? `${value} / ${max}` : <NoFigure />);
  return (
    <tfoot>
      <tr>
        <th scope="row">{translate('panel.assessment.total')}</th>
        <td>{total(official)}</td>
        <td>{total(shadow)}</td>
        <td>
          <Difference value={official.max === shadow.max ? difference(official.total, shadow.total) : null} />
        </td>
      </tr>
      <tr>
        <th scope="row">{translate('panel.assessment.percent')}</th>
        <td>{percent(official)}</td>
        <td>{percent(shadow)}</td>
        <td>
          <Difference value={difference(official.percent, shadow.percent)} isPercent />
        </td>
      </tr>
    </tfoot>
  );
}
