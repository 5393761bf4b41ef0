import { Alert } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

const helmetsQuery = /* GraphQL */ `
  query helmetsToday($day: Date!) {
    helmetsOfDay(day: $day) {
      rows {
        day
        tours
        visitors
        needed
        onHand
        spare
      }
    }
  }
`;

interface Helmets {
  readonly tours: number;
  readonly visitors: number;
  readonly needed: number;
  readonly onHand: number;
  readonly spare: number;
}

/** Whether there are helmets enough for today's visitors; nothing is said on a day on which nobody needs one (T6). */
export function HelmetNotice() {
  const translate = useTranslate();
  const { today, rootFields } = usePanel();
  const isTold = rootFields.has('helmetsOfDay');
  const { data } = useAnswer<{ readonly helmetsOfDay: { readonly rows: readonly Helmets[] } }>(helmetsQuery, { day: today }, isTold);
  const helmets = data?.helmetsOfDay.rows[0];
  if (!isTold || !helmets || helmets.tours === 0) return null;
  const isShort = helmets.spare < 0;
  return (
    <Alert severity={isShort ? 'warning' : 'success'} variant={isShort ? 'filled' : 'standard'} sx={{ mb: 2 }}>
      {translate(isShort ? 'panel.stock.helmetsShort' : 'panel.stock.helmetsEnough', {
        needed: helmets.needed,
        onHand: helmets.onHand,
        missing: -helmets.spare,
      })}{' '}
      <LinkBase to={`/reports/helmetsOfDay?day=${today}`} style={{ color: 'inherit' }}>
        {translate('panel.stock.helmetsMore')}
      </LinkBase>
    </Alert>
  );
}
