import { Box, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useTitles } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import type { FieldModel, Locale, PanelModel, ResourceModel } from '../../generate/model.ts';
import { fieldNamed, resourceNamed } from '../../generate/model.ts';
import { titleOf } from '../../generate/choose.ts';
import { formatDate, formatDateTime } from '../../i18n/time.ts';
import { listPath } from '../dashboard/measure.ts';
import type { Filled } from './useToday.ts';

const TONES = { overdue: 'error.main', today: 'primary.main', open: 'text.primary' } as const;

/** One kind of work that waits: how many, and the first of them; the number opens them all. */
export function SectionCard({ filled }: { readonly filled: Filled }) {
  const translate = useTranslate();
  const { section, resource, totalCount, nodes } = filled;
  const title = translate(`panel.today.section.${section.key}`);
  return (
    <Paper component="section" aria-label={title} sx={{ p: 2, display: 'flex', flexDirection: 'column', gap: 1, minWidth: 0 }}>
      <Box
        component={LinkBase}
        to={listPath(filled)}
        sx={{
          display: 'flex',
          alignItems: 'baseline',
          gap: 1,
          color: 'inherit',
          textDecoration: 'none',
          '&:hover h2': { textDecoration: 'underline' },
        }}
      >
        <Typography component="span" sx={{ fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.2, color: TONES[section.urgency] }}>
          {totalCount}
        </Typography>
        <Typography component="h2" variant="h2">
          {title}
        </Typography>
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {nodes.map((row) => (
          <SectionRow key={row.id} row={row} resource={resource} columns={section.columns} />
        ))}
      </Box>
      {totalCount > nodes.length && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {translate('panel.today.more', { smart_count: totalCount - nodes.length })}
        </Typography>
      )}
    </Paper>
  );
}

interface RowProps {
  readonly row: Row & { readonly id: string };
  readonly resource: ResourceModel;
  readonly columns: readonly string[];
}

function SectionRow({ row, resource, columns }: RowProps) {
  const model = usePanel();
  const locale = usePanelLocale();
  const titles = useTitles();
  const details = columns.flatMap((name) => fieldNamed(resource, name) ?? []).map((field) => textOf(model, field, row, locale));
  const [first, ...rest] = [...new Set([titles(resource, row), ...details])].filter(Boolean);
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Box
        component={LinkBase}
        to={`/${resource.name}/${row.id}/show`}
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          py: 0.75,
          color: 'text.primary',
          textDecoration: 'none',
          '&:hover': { color: 'primary.main' },
        }}
      >
        <Typography component="span" variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {first}
        </Typography>
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {rest.join(' · ')}
        </Typography>
      </Box>
    </Box>
  );
}

function textOf(model: PanelModel, field: FieldModel, row: Row, locale: Locale): string {
  const value = row[field.name];
  if (value === null || value === undefined) return '';
  if (field.kind === 'BELONGS_TO') return field.target ? titleOf(model, resourceNamed(model, field.target), value as Row, locale) : '';
  if (field.kind === 'DATE') return formatDate(String(value), locale);
  if (field.kind === 'DATE_TIME') return formatDateTime(String(value), model.timeZone);
  const option = field.options.find((choice) => choice.value === value);
  return option ? option.label[locale] : String(value);
}
