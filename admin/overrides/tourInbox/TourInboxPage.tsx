import { CircularProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useInbox } from './inboxData.ts';
import type { WaitingTour } from './inboxData.ts';
import { WaitingCard } from './WaitingCard.tsx';

/** Applications that wait for the office or a leader, and those whose reception is still to be arranged. */
export function TourInboxPage() {
  const translate = useTranslate();
  const { tours, error } = useInbox();
  const of = (status: string) => (tours ?? []).filter((tour) => tour.status === status);
  return (
    <>
      <PageHead title={translate('panel.tourInbox.title')} />
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {!tours && !error && <CircularProgress size={28} aria-label={translate('ra.page.loading')} />}
      {tours && (
        <>
          <Part title="panel.tourInbox.toDecide" none="panel.tourInbox.noneToDecide" tours={of('SUBMITTED')} />
          <Part title="panel.tourInbox.toArrange" none="panel.tourInbox.noneToArrange" tours={of('APPROVED')} />
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly none: string;
  readonly tours: readonly WaitingTour[];
}

function Part({ title, none, tours }: PartProps) {
  const translate = useTranslate();
  return (
    <>
      <Typography component="h2" variant="h2" sx={{ mt: 2, mb: 1 }}>
        {translate(title, { smart_count: tours.length })}
      </Typography>
      {tours.length === 0 && <Typography color="textSecondary">{translate(none)}</Typography>}
      {tours.map((tour) => (
        <WaitingCard key={tour.id} tour={tour} />
      ))}
    </>
  );
}
