import { Alert, Box, Link, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { SideDrawer } from '../../app/SideDrawer.tsx';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatDate } from '../../i18n/time.ts';
import type { Opened } from './DirectionBoardPage.tsx';
import type { CellRow } from './directionData.ts';
import { useDirectionCell } from './directionData.ts';

interface DrawerProps extends Opened {
  readonly isOnlyOpen: boolean;
  onClose(): void;
}

/** What a number of the matrix counts: each problem with what is done about it, and its need. */
export function DirectionDrawer({ direction, category, title, isOnlyOpen, onClose }: DrawerProps) {
  const translate = useTranslate();
  const { data, error, isPlaceholderData } = useDirectionCell(direction, category, isOnlyOpen);
  const rows = isPlaceholderData ? undefined : data?.rows;
  return (
    <SideDrawer title={title} closeLabel={translate('panel.needs.direction.close')} onClose={onClose}>
      {error && <Alert severity="error">{error.message}</Alert>}
      {!rows && !error && <Waiting size={24} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows?.nodes.map((row) => (
          <Entry key={row.id} row={row} />
        ))}
      </Box>
      {rows && rows.totalCount > rows.nodes.length && (
        <Typography color="textSecondary">{translate('panel.needs.direction.more', { smart_count: rows.nodes.length })}</Typography>
      )}
    </SideDrawer>
  );
}

function Entry({ row }: { readonly row: CellRow }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const status = fieldNamed(useResourceModel('needCountermeasures'), 'status');
  const after = row.directionAfter && ((locale === 'en' && row.directionAfter.nameEn) || row.directionAfter.nameZh);
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 0.5, overflowWrap: 'anywhere' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        {row.account && (
          <Link component={LinkBase} to={`/accounts/${row.account.id}/show`} sx={{ fontWeight: 600 }}>
            {row.account.name}
          </Link>
        )}
        {status && <Chips field={status} values={[row.status]} />}
      </Box>
      <Link component={LinkBase} to={`/needCountermeasures/${row.id}/show`} color="textPrimary">
        {row.problem}
      </Link>
      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
        {[
          translate('panel.needs.direction.due', { day: formatDate(row.dueOn, locale) }),
          after && translate('panel.needs.direction.after', { direction: after }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
      <NeedOf need={row.need} />
    </Box>
  );
}

function NeedOf({ need }: Pick<CellRow, 'need'>) {
  const translate = useTranslate();
  const status = fieldNamed(useResourceModel('needs'), 'status');
  if (!need) return <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{translate('panel.needs.direction.noNeed')}</Box>;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', fontSize: '0.9rem' }}>
      <span>{translate('panel.needs.direction.needs')}</span>
      <Link component={LinkBase} to={`/needs/${need.id}/show`}>
        {need.productName ?? '—'}
      </Link>
      {status && <Chips field={status} values={[need.status]} />}
    </Box>
  );
}
