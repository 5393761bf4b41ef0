import { Alert, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useResourceModel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { useTicked } from '../../generate/useTicked.ts';
import { DecideMany } from './DecideMany.tsx';
import { APPROVE, useInbox } from './inboxData.ts';
import type { WaitingTour } from './inboxData.ts';
import { WaitingCard } from './WaitingCard.tsx';

type Inbox = NonNullable<ReturnType<typeof useInbox>['inbox']>;

/** Applications that wait for the viewer's word, those that wait for another's, and those whose reception is still to be arranged. */
export function TourInboxPage() {
  const translate = useTranslate();
  const { inbox, error } = useInbox(useSession().viewer.role);
  return (
    <>
      <PageHead title={translate('panel.tourInbox.title')} />
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {!inbox && !error && <Waiting />}
      {inbox && inbox.left > 0 && <Alert severity="info">{translate('panel.tourInbox.left', { smart_count: inbox.left })}</Alert>}
      {inbox && <Parts inbox={inbox} />}
    </>
  );
}

function Parts({ inbox: { mine, others, toArrange } }: { readonly inbox: Inbox }) {
  const translate = useTranslate();
  const { ticked, tick, tickNone } = useTicked(mine.map(({ id }) => id));
  const arranges = useResourceModel('tourRequests').verbs.some((verb) => verb.from?.includes('APPROVED') && verb.to?.includes('ARRANGED'));
  return (
    <>
      <Part title={translate('panel.tourInbox.mine', { smart_count: mine.length })} none="panel.tourInbox.noneMine" count={mine.length}>
        {mine.length > 1 && <DecideMany tours={mine} ticked={ticked} onTick={tick} onDone={tickNone} />}
        {mine.map((tour) => (
          <WaitingCard key={tour.id} tour={tour} isTicked={ticked.has(tour.id)} onTick={mine.length > 1 ? tick : undefined} />
        ))}
      </Part>
      {others.length > 0 && (
        <Part title={translate('panel.tourInbox.others', { smart_count: others.length })} count={others.length}>
          <Cards tours={others} without={APPROVE} />
        </Part>
      )}
      {arranges && (
        <Part
          title={translate('panel.tourInbox.toArrange', { smart_count: toArrange.length })}
          none="panel.tourInbox.noneToArrange"
          count={toArrange.length}
        >
          <Cards tours={toArrange} />
        </Part>
      )}
    </>
  );
}

function Cards({ tours, without }: { readonly tours: readonly WaitingTour[]; readonly without?: string }) {
  return tours.map((tour) => <WaitingCard key={tour.id} tour={tour} without={without} />);
}

interface PartProps {
  readonly title: string;
  readonly count: number;
  /** What is said where there is nothing. */
  readonly none?: string;
  readonly children: ReactNode;
}

function Part({ title, count, none, children }: PartProps) {
  const translate = useTranslate();
  return (
    <section aria-label={title}>
      <Typography component="h2" variant="h2" sx={{ mt: 2, mb: 1 }}>
        {title}
      </Typography>
      {count === 0 && none && <Typography color="textSecondary">{translate(none)}</Typography>}
      {children}
    </section>
  );
}
