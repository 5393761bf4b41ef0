import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { formatDate, formatWeekday } from '../../i18n/time.ts';
import { Cards, Figures } from '../dashboard/Dashboard.tsx';
import { TourWatch } from '../dashboard/TourWatch.tsx';
import { HelmetNotice } from '../stock/HelmetNotice.tsx';
import { useBusinessClock } from '../plans/useBusinessClock.ts';
import { NoticeList } from './NoticeList.tsx';
import { PlanCard } from './PlanCard.tsx';
import { SectionCard } from './SectionCard.tsx';
import { useToday, type Filled } from './useToday.ts';

/** Who hands out helmets. */
const HELMET_ROLES = new Set(['OFFICE', 'SITE_STAFF']);

/** Who sees to it that tours are ready. */
const WATCH_ROLES = new Set(['OFFICE']);

/** Where the day begins: what the viewer is reminded of, and what waits for them. */
export function TodayPage() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today, rootFields } = usePanel();
  const clock = useBusinessClock();
  const { viewer } = useSession();
  const { error, notices, sections, owed, dashboard, answers, refetch } = useToday();
  if (error) return <PageMessage isPage title={translate(error.message)} />;
  return (
    <>
      <PageHead
        title={translate('panel.today.title')}
        below={<DateLine text={`${formatDate(today, locale)} ${formatWeekday(today, locale, 'long')}`} />}
      />
      {owed && clock && <PlanCard owed={owed} clock={clock} />}
      {answers && <Figures dashboard={dashboard} answers={answers} />}
      {HELMET_ROLES.has(viewer.role) && <HelmetNotice />}
      {notices && clock && <NoticeList notices={notices.nodes} now={clock.now} />}
      {sections && <Sections {...sections} />}
      {WATCH_ROLES.has(viewer.role) && rootFields.has('tourReadiness') && <TourWatch moment={dashboard.moment} />}
      {answers && <Cards dashboard={dashboard} answers={answers} onRetry={() => void refetch()} />}
    </>
  );
}

function DateLine({ text }: { readonly text: string }) {
  return <Typography sx={{ color: 'text.secondary' }}>{text}</Typography>;
}

interface SectionsProps {
  readonly filled: readonly Filled[];
  /** Keys of those that could not be read. */
  readonly failed: readonly string[];
}

function Sections({ filled: sections, failed }: SectionsProps) {
  const translate = useTranslate();
  const waiting = sections.filter(({ totalCount }) => totalCount > 0);
  const done = sections.filter(({ totalCount }) => totalCount === 0);
  const listed = (keys: readonly string[]) =>
    keys.map((key) => translate(`panel.today.section.${key}`)).join(translate('panel.today.between'));
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))', alignItems: 'start' }}>
        {waiting.map((filled) => (
          <SectionCard key={filled.section.key} filled={filled} />
        ))}
      </Box>
      {done.length > 0 && (
        <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
          {translate('panel.today.nothingOf', {
            names: listed(done.map(({ section }) => section.key)),
          })}
        </Typography>
      )}
      {failed.length > 0 && (
        <Typography variant="body2" role="alert" sx={{ mt: 2, color: 'error.main' }}>
          {translate('panel.home.unread', { names: listed(failed) })}
        </Typography>
      )}
    </>
  );
}
