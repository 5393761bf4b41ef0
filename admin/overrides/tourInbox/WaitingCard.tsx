import { Box, Chip, Paper, Typography } from '@mui/material';
import { Link, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/VerbButtons.tsx';
import { formatDateTime } from '../../i18n/time.ts';
import { useBusinessClock } from '../plans/useBusinessClock.ts';
import { useTourRules } from '../tourForm/formData.ts';
import { lacksOf } from './inboxData.ts';
import type { WaitingTour } from './inboxData.ts';

/** What can be decided here; the rest stands on the record's own page. */
const DECISIONS: ReadonlySet<string> = new Set(['approveTourRequest', 'returnTourRequest', 'rejectTourRequest', 'arrangeTour']);

/** One application with what there is to know of it, and the word that it waits for. */
export function WaitingCard({ tour }: { readonly tour: WaitingTour }) {
  const locale = usePanelLocale();
  const { timeZone } = usePanel();
  const translate = useTranslate();
  const { verbs } = useResourceModel('tourRequests');
  const open = verbs.filter((verb) => DECISIONS.has(verb.operation.name) && verb.from?.includes(tour.status));
  const facts = [
    formatDateTime(tour.plannedStart, timeZone),
    translate('panel.tourDesk.heads', { smart_count: tour.headcount }),
    locale === 'zh' ? tour.route?.nameZh : tour.route?.nameEn,
    tour.applicant?.name,
  ];
  return (
    <Paper component="article" aria-label={tour.no} sx={{ p: 2, mb: 1.5, display: 'grid', gap: 1 }}>
      <Head tour={tour} />
      <Typography color="textSecondary">{facts.filter(Boolean).join(' · ')}</Typography>
      <Typography>{tour.purpose}</Typography>
      <Lacks tour={tour} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <VerbButtons verbs={open} row={{ ...tour }} />
      </Box>
    </Paper>
  );
}

function Head({ tour }: { readonly tour: WaitingTour }) {
  const type = fieldNamed(useResourceModel('tourRequests'), 'tourType');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Link to={`/tourRequests/${tour.id}/show`} sx={{ fontWeight: 650, fontSize: '1rem' }}>
        {`${tour.no} · ${tour.visitorOrg}`}
      </Link>
      {type && tour.tourType && <Chips field={type} values={[tour.tourType]} />}
    </Box>
  );
}

const HOUR_MS = 3_600_000;

/** How long ahead it is, whose word is there already, and what it lacks. */
function Lacks({ tour }: { readonly tour: WaitingTour }) {
  const translate = useTranslate();
  const clock = useBusinessClock();
  const rules = useTourRules();
  const ahead = clock ? (Date.parse(tour.plannedStart) - Date.parse(clock.now)) / HOUR_MS : null;
  const lacks = lacksOf(tour, ahead, rules.leadHours(tour.tourType ?? 'ORDINARY'));
  const given = [tour.officeApprovedBy, tour.leaderApprovedBy].flatMap((person) => (person ? [person.name] : []));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {ahead !== null && <Chip size="small" label={translate('panel.tourInbox.ahead', { hours: Math.max(Math.floor(ahead), 0) })} />}
      {given.length > 0 && (
        <Chip size="small" color="success" label={translate('panel.tourInbox.approvedBy', { names: given.join('、') })} />
      )}
      {tour.route?.needsKeeper && <Chip size="small" label={translate('panel.tourForm.keeper')} />}
      {lacks.map(({ key, values, isGrave }) => (
        <Chip
          key={key}
          size="small"
          color={isGrave ? 'error' : 'warning'}
          label={translate(`panel.tourInbox.lack.${key}`, { ...values })}
        />
      ))}
      {tour.urgentReason && (
        <Typography variant="body2" sx={{ width: '100%' }}>
          {translate('panel.tourInbox.urgent', { reason: tour.urgentReason })}
        </Typography>
      )}
    </Box>
  );
}
