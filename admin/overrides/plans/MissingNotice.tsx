import { Alert, Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDateTime, formatPeriod } from '../../i18n/time.ts';
import type { BoardRow } from './boardData.ts';

/** Names those whose plan is still to come, with a message that can be pasted where the team talks. */
export function MissingNotice({ rows, period }: { readonly rows: readonly BoardRow[]; readonly period: string }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const notify = useNotify();
  const { timeZone } = usePanel();
  const missing = rows.filter(({ standing }) => standing.kind !== 'reported');
  const [first] = missing;
  if (!first) return null;
  const names = missing.map(({ person }) => person.name).join(locale === 'zh' ? '、' : ', ');
  const at = formatDateTime(first.deadline, timeZone);
  const reminder = translate('panel.board.reminder', { names, period: formatPeriod(period, locale), at });
  // a browser gives no clipboard to pages without TLS: then the message is shown, to be copied by hand
  const show = () => notify(reminder, { type: 'info', autoHideDuration: null, messageArgs: { _: reminder } });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(reminder);
      notify('panel.board.copied', { type: 'success' });
    } catch {
      show();
    }
  };
  return (
    <Alert
      severity={first.standing.kind === 'overdue' ? 'error' : 'info'}
      sx={{ mb: 2 }}
      action={
        <Button color="inherit" onClick={() => void copy()}>
          {translate('panel.board.copyReminder')}
        </Button>
      }
    >
      {translate('panel.board.missingNames', { smart_count: missing.length, names })}
    </Alert>
  );
}
