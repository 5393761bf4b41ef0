import Add from '@mui/icons-material/Add';
import { Box, Button, LinearProgress, Link, Paper, TextField, Typography } from '@mui/material';
import { Big } from 'big.js';
import { useState } from 'react';
import { LinkBase, useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { useFaultNotice } from '../../generate/faults.ts';
import { fieldNamed } from '../../generate/model.ts';
import { formatPercent, shiftPoint, trimZeros } from '../../i18n/number.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { nameIn, standardIn } from './sheetQuery.ts';
import type { Template, TemplateIndicator } from './templateQuery.ts';

const updateWeight = /* GraphQL */ `
  mutation UpdateIndicatorWeight($id: ID!, $weight: Decimal!, $version: Int) {
    updateAssessmentIndicator(id: $id, input: { weight: $weight }, expectedVersion: $version) {
      id
    }
  }
`;

/** Weights as they are typed, in percent, by indicator. */
type Typed = ReadonlyMap<string, string>;

/** The rows of the form with their weights, whose sum is seen while they are typed. */
export function WeightTable({ template }: { readonly template: Template }) {
  const translate = useTranslate();
  const [typed, setTyped] = useState<Typed>(new Map());
  const save = useSaving(template, typed);
  const { operations } = useResourceModel('assessmentIndicators');
  const mayEdit = Boolean(operations.update) && template.status === 'DRAFT';
  const rows = template.indicators.nodes;
  const type = (row: TemplateIndicator, percent: string) => setTyped(new Map(typed).set(String(row.id), percent));
  return (
    <Paper component="section" sx={{ overflow: 'hidden' }}>
      <WeightSum rows={rows} typed={typed} isOpen={template.status === 'DRAFT'} />
      {rows.map((row) => (
        <IndicatorRow key={row.id} row={row} typed={typed} mayEdit={mayEdit} onType={type} />
      ))}
      {mayEdit && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, p: 2 }}>
          {operations.create && (
            <Button variant="outlined" startIcon={<Add />} component={LinkBase} to={createPath(template)}>
              {translate('panel.assessment.addIndicator')}
            </Button>
          )}
          <Button variant="contained" disabled={typed.size === 0 || ![...typed.values()].every(isWeight)} onClick={() => void save()}>
            {translate('panel.assessment.saveWeights')}
          </Button>
        </Box>
      )}
    </Paper>
  );
}

function createPath({ id }: Template): string {
  return `/assessmentIndicators/create?source=${encodeURIComponent(JSON.stringify({ templateId: id }))}`;
}

function isWeight(percent: string): boolean {
  return /^\d{1,3}(\.\d{1,2})?$/.test(percent) && Number(percent) <= 100;
}

function percentOf(row: TemplateIndicator, typed: Typed): string {
  return typed.get(String(row.id)) ?? trimZeros(shiftPoint(row.weight, 2));
}

interface WeightSumProps {
  readonly rows: readonly TemplateIndicator[];
  readonly typed: Typed;
  /** Whether the weights may still be changed. */
  readonly isOpen: boolean;
}

function WeightSum({ rows, typed, isOpen }: WeightSumProps) {
  const translate = useTranslate();
  const sum = rows.reduce((all, row) => all.plus(isWeight(percentOf(row, typed)) ? percentOf(row, typed) : 0), new Big(0));
  const isWhole = sum.eq(100);
  return (
    <Box role="status" sx={{ p: 2, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
        <Typography component="h2" variant="h2" sx={{ color: isWhole ? 'success.main' : 'warning.main' }}>
          {translate('panel.assessment.weightSum', { percent: sum.toString() })}
        </Typography>
        {!isWhole && isOpen && (
          <Typography variant="caption" color="textSecondary">
            {translate('panel.assessment.weightHint')}
          </Typography>
        )}
      </Box>
      <LinearProgress
        variant="determinate"
        value={Math.min(Number(sum), 100)}
        color={isWhole ? 'success' : 'warning'}
        aria-hidden
        sx={{ mt: 1, borderRadius: 1 }}
      />
    </Box>
  );
}

interface IndicatorRowProps {
  readonly row: TemplateIndicator;
  readonly typed: Typed;
  readonly mayEdit: boolean;
  onType(row: TemplateIndicator, percent: string): void;
}

function IndicatorRow({ row, typed, mayEdit, onType }: IndicatorRowProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const resource = useResourceModel('assessmentIndicators');
  const kind = fieldNamed(resource, row.kind === 'RATING' ? 'kind' : 'source');
  const subItems = row.subItems.nodes.map((item) => nameIn(item, locale)).join(locale === 'zh' ? '、' : ', ');
  return (
    <Box sx={{ display: 'flex', gap: 2, p: 2, borderBottom: 1, borderColor: 'divider', alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Link component={LinkBase} to={`/assessmentIndicators/${row.id}/show`} underline="hover" sx={{ fontWeight: 600, mr: 1 }}>
          {`${row.order}. ${nameIn(row, locale)}`}
        </Link>
        {kind && <FieldValue field={kind} row={row} />}
        {[standardIn(row, locale), subItems && translate('panel.assessment.subItems', { names: subItems })].filter(Boolean).map((text) => (
          <Typography key={text} variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {text}
          </Typography>
        ))}
      </Box>
      {mayEdit ? (
        <WeightInput row={row} percent={percentOf(row, typed)} onType={onType} />
      ) : (
        <strong>{formatPercent(row.weight, locale)}</strong>
      )}
    </Box>
  );
}

function WeightInput({ row, percent, onType }: { readonly percent: string } & Pick<IndicatorRowProps, 'row' | 'onType'>) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const isWrong = !isWeight(percent);
  return (
    <TextField
      label={`${nameIn(row, locale)} %`}
      value={percent}
      onChange={(event) => onType(row, event.target.value.trim())}
      error={isWrong}
      helperText={isWrong ? translate('panel.assessment.weightRange') : undefined}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 6 } }}
      sx={{ width: 180 }}
    />
  );
}

function useSaving(template: Template, typed: Typed): () => Promise<void> {
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  return async () => {
    try {
      for (const row of template.indicators.nodes) {
        const percent = typed.get(String(row.id));
        if (percent !== undefined) await provider.ask(updateWeight, { id: row.id, weight: shiftPoint(percent, -2), version: row.version });
      }
      notify('panel.assessment.weightsSaved', { type: 'success' });
    } catch (error) {
      sayFault(error);
    }
    refresh();
  };
}
