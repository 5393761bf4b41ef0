import { FormControlLabel, Switch } from '@mui/material';
import { ResourceContextProvider, useGetIdentity, useListContext, useTranslate } from 'react-admin';
import { BoardPage } from '../../generate/board/BoardPage.tsx';

const FIELDS = ['account', 'estimatedAmount', 'neededBy', 'specialist'];

/** The needs by their state, with a switch to one's own. */
export function NeedBoardPage() {
  return (
    <ResourceContextProvider value="needs">
      <BoardPage fields={FIELDS} actions={<MineOnly />} />
    </ResourceContextProvider>
  );
}

function MineOnly() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const { filterValues, setFilters } = useListContext();
  const { specialist, ...others } = filterValues;
  const mine = [String(identity?.id)];
  const isMine = String(specialist?.id?.in) === String(mine);
  return (
    <FormControlLabel
      control={
        <Switch
          checked={isMine}
          onChange={(_, isOn) => setFilters(isOn ? { ...others, specialist: { id: { in: mine } } } : others, undefined, false)}
        />
      }
      label={translate('panel.needs.mine')}
    />
  );
}
