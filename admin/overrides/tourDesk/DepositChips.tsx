import { Chip } from '@mui/material';
import { useLabels } from '../../app/panel.ts';
import type { Deposit } from './deskTypes.ts';
import { useNounField } from './deskTour.ts';

/** What of a visitor's is with the keeper, by its tag. */
export function DepositChips({ deposits }: { readonly deposits: readonly Deposit[] }) {
  const label = useLabels();
  const kind = useNounField('depositItems', 'kind');
  return deposits.map((deposit) => (
    <Chip
      key={deposit.id}
      size="small"
      color={deposit.status === 'HELD' ? 'warning' : 'default'}
      variant="outlined"
      label={`${label(kind?.options.find(({ value }) => value === deposit.kind)?.label)} ${deposit.tagNo}`}
    />
  ));
}
