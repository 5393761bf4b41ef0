import HistoryIcon from '@mui/icons-material/History';
import { Box, Skeleton } from '@mui/material';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { PageMessage } from '../app/PageMessage.tsx';
import { ReadProblem } from '../app/ReadProblem.tsx';
import { useResourceModel } from '../app/panel.ts';
import { HistoryEvent } from './HistoryEvent.tsx';
import type { ResourceModel } from './model.ts';
import { Pager } from './Pager.tsx';

/** What was done to a row, newest first, as far as the viewer may know. */
export function HistoryList({ row }: { readonly row: RaRecord }) {
  const told = useResourceModel();
  const history = useResourceModel(told.history ?? '');
  const { tells } = history;
  if (!tells) return null;
  return (
    <ListBase
      resource={history.name}
      filter={{ [tells.noun]: { eq: told.entity }, [tells.id]: { eq: row.id } }}
      sort={history.sort}
      perPage={10}
      exporter={false}
      disableSyncWithLocation
      storeKey={false}
      queryOptions={{ meta: { columns: history.list } }}
    >
      <Events row={row} told={told} />
      <Pager />
    </ListBase>
  );
}

function Events({ row, told }: { readonly row: RaRecord; readonly told: ResourceModel }) {
  const translate = useTranslate();
  const { data, isPending, error, refetch } = useListContext();
  if (error) return <ReadProblem error={error} onRetry={refetch} />;
  if (isPending) return <Skeleton height={120} sx={{ mx: 3 }} aria-hidden />;
  if (data.length === 0) {
    return (
      <PageMessage
        icon={<HistoryIcon fontSize="inherit" />}
        title={translate('panel.history.empty')}
        hint={translate('panel.history.emptyHint')}
      />
    );
  }
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((event) => (
        <HistoryEvent key={event.id} event={event} row={row} told={told} />
      ))}
    </Box>
  );
}
