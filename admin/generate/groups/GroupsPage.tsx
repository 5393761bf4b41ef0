import { Box, Button, Paper, Skeleton } from '@mui/material';
import { ListBase, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { mostGroups } from '../../provider/aggregateDocument.ts';
import { FilterButton } from '../list/filter/FilterButton.tsx';
import { FilterChips } from '../list/filter/FilterChips.tsx';
import { LeftOut } from '../list/LeftOut.tsx';
import { usualPage } from '../list/listState.ts';
import { Toolbar } from '../Toolbar.tsx';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { GroupPicker } from './GroupPicker.tsx';
import { GroupTable } from './GroupTable.tsx';
import { useGroups } from './useGroups.ts';

/** The rows of any resource put together by one or two of their fields: how many there are of each, and what they come to. */
export function GroupsPage() {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  return (
    // filter and order are those of the list; its rows are not read
    <ListBase key={resource.name} sort={resource.sort} perPage={usualPage} exporter={false} queryOptions={{ enabled: false }}>
      <PageHead title={translate('panel.groups.title', { name: label(resource.labels) })} actions={<ViewSwitch view="groups" />} />
      <Paper sx={{ overflow: 'hidden' }}>
        <Toolbar tools={<FilterButton />} />
        <FilterChips />
        <LeftOut />
        <Groups />
      </Paper>
    </ListBase>
  );
}

function Groups() {
  const translate = useTranslate();
  const { groups, error, refetch, ...chosen } = useGroups();
  return (
    <>
      <GroupPicker offered={chosen.offered} keys={chosen.keys} onChoose={chosen.choose} />
      {error && (
        <PageMessage
          title={translate(error.message, { _: error.message })}
          action={
            <Button variant="outlined" onClick={() => void refetch()}>
              {translate('panel.error.retry')}
            </Button>
          }
        />
      )}
      {!groups && !error && <Skeleton height={160} sx={{ mx: 2 }} aria-hidden />}
      {groups && <GroupTable groups={groups} keys={chosen.keys} sums={chosen.sums} />}
      {groups && groups.length >= mostGroups && (
        <Box sx={{ p: 1.5, color: 'text.secondary' }}>{translate('panel.groups.most', { smart_count: mostGroups })}</Box>
      )}
    </>
  );
}
