import { useLocation, useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDate } from '../../i18n/time.ts';
import { HelmetNotice } from '../stock/HelmetNotice.tsx';
import { DayList } from './DayList.tsx';
import { useDay } from './deskData.ts';
import { OneTour } from './OneTour.tsx';
import { QueueNotice } from './QueueNotice.tsx';
import { useDeskQueue } from './useDeskQueue.ts';

/** The tablet at the door: today's tours, and of one of them a screen for each phase. It goes on working while the connection does not. */
export function TourDeskPage() {
  const { search } = useLocation();
  const id = new URLSearchParams(search).get('tour');
  return id ? <OneTour key={id} id={id} /> : <Today />;
}

function Today() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const { tours, error } = useDay();
  const desk = useDeskQueue();
  return (
    <>
      <PageHead title={translate('panel.tourDesk.title', { date: formatDate(today, locale) })} />
      <QueueNotice desk={desk} />
      <HelmetNotice />
      {error && !tours && <PageMessage title={translate(error.message, { _: error.message })} />}
      {!tours && !error && <Waiting />}
      {tours?.length === 0 && <PageMessage title={translate('panel.tourDesk.none')} />}
      {tours && tours.length > 0 && <DayList tours={tours} />}
    </>
  );
}
