import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ReadProblem } from '../../app/ReadProblem.tsx';
import { mostGroups } from '../../provider/aggregateDocument.ts';
import { LookPage } from '../look/LookPage.tsx';
import { GroupPicker } from './GroupPicker.tsx';
import { GroupTable } from './GroupTable.tsx';
import { useGroups } from './useGroups.ts';

/** The rows of any resource put together by one or two of their fields: how many there are of each, and what they come to. */
export function GroupsPage() {
  return <LookPage look="groups" title="panel.groups.title" sheet={<Groups />} />;
}

function Groups() {
  const translate = useTranslate();
  const { groups, error, refetch, ...chosen } = useGroups();
  return (
    <>
      <GroupPicker offered={chosen.offered} keys={chosen.keys} onChoose={chosen.choose} />
      {error && <ReadProblem error={error} onRetry={refetch} />}
      {!groups && !error && <Skeleton height={160} sx={{ mx: 2 }} aria-hidden />}
      {groups && <GroupTable groups={groups} keys={chosen.keys} sums={chosen.sums} />}
      {groups && groups.length >= mostGroups && (
        <Box sx={{ p: 1.5, color: 'text.secondary' }}>{translate('panel.groups.most', { smart_count: mostGroups })}</Box>
      )}
    </>
  );
}
