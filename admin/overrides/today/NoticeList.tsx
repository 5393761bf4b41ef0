import { Box, Button, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { titleOf } from '../../generate/choose.ts';
import type { Row } from '../../generate/choose.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed, resourceNamed } from '../../generate/model.ts';
import type { PanelModel } from '../../generate/model.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { useReading } from './useReading.ts';

interface NoticeListProps {
  readonly notices: readonly (Row & { readonly id: string })[];
  /** The instant that it is in business. */
  readonly now: string;
}

/** What the viewer has been told and has not done yet; each leads to its record. */
export function NoticeList({ notices, now }: NoticeListProps) {
  const translate = useTranslate();
  if (notices.length === 0) return <Typography sx={{ color: 'text.secondary', mb: 2 }}>{translate('panel.today.noNotices')}</Typography>;
  return (
    <Paper component="section" aria-label={translate('panel.today.notices')} sx={{ px: 2, mb: 2 }}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {notices.map((row) => (
          <Notice key={row.id} row={row} isOverdue={typeof row['dueAt'] === 'string' && row['dueAt'] < now} />
        ))}
      </Box>
    </Paper>
  );
}

function Notice({ row, isOverdue }: { readonly row: Row & { readonly id: string }; readonly isOverdue: boolean }) {
  const translate = useTranslate();
  const model = usePanel();
  const locale = usePanelLocale();
  const { read } = useReading();
  const inbox = resourceNamed(model, 'notifications');
  const kind = fieldNamed(inbox, 'kind');
  const account = accountName(model, row, locale);
  const to = recordPath(model, row);
  return (
    <Box component="li" sx={{ py: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' }, opacity: row['readAt'] ? 0.85 : 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {kind && <Chips field={kind} values={[String(row['kind'])]} />}
        <Typography component="h3" variant="h3" sx={{ flex: '1 1 220px', fontWeight: row['readAt'] ? 500 : 650 }}>
          {[titleOf(model, inbox, row, locale), account].filter(Boolean).join(' · ')}
        </Typography>
        {to && (
          <Button component={LinkBase} to={to} variant="outlined" onClick={() => read(row.id)}>
            {translate('panel.today.open')}
          </Button>
        )}
      </Box>
      <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
        {String(row[locale === 'en' ? 'messageEn' : 'messageZh'])}
      </Typography>
      {typeof row['dueAt'] === 'string' && (
        <Typography variant="caption" sx={{ color: isOverdue ? 'error.main' : 'text.secondary', fontWeight: isOverdue ? 600 : 400 }}>
          {translate(isOverdue ? 'panel.today.overdueSince' : 'panel.today.dueAt', { at: formatDateTime(row['dueAt'], model.timeZone) })}
        </Typography>
      )}
    </Box>
  );
}

function accountName(model: PanelModel, row: Row, locale: 'zh' | 'en'): string {
  const account = row['account'] as Row | null | undefined;
  return account ? titleOf(model, resourceNamed(model, 'accounts'), account, locale) : '';
}

/** Where a notification leads, as far as the viewer's schema goes. */
export function recordPath(model: PanelModel, row: Row): string | null {
  const resource = model.resources.find(({ entity }) => entity === row['noun']);
  if (!resource) return null;
  return row['recordId'] ? `/${resource.name}/${String(row['recordId'])}/show` : `/${resource.name}`;
}
