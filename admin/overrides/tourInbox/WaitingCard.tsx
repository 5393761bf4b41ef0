import { Box, Checkbox, Chip, Paper, Typography } from '@mui/material';
import { Link, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatDateTime } from '../../i18n/time.ts';
import { useBusinessClock } from '../plans/useBusinessClock.ts';
import { useTourRules } from '../tourForm/formData.ts';
import { decisionsOn, lacksOf } from './inboxData.ts';
import type { WaitingTour } from './inboxData.ts';

interface CardProps {
  readonly tour: WaitingTour;
  /** A decision that is not the viewer's here. */
  readonly without?: string | undefined;
  readonly isTicked?: boolean;
  /** Where several can be decided on together. */
  onTick?(ids: readonly string[], isTicked: boolean): void;
}

/** One application with what there is to know of it, and the word that it waits for. */
export function WaitingCard({ tour, without, isTicked = false, onTick }: CardProps) {
  const locale = usePanelLocale();
  const { timeZone } = usePanel();
  const translate = useTranslate();
  const verbs = decisionsOn(useResourceModel('tourRequests').verbs, tour.status).filter(({ operation }) => operation.name !== without);
  const facts = [
    `${formatDateTime(tour.plannedStart, timeZone)} – ${formatDateTime(tour.plannedEnd, timeZone).slice(-5)}`,
    translate('panel.tourDesk.heads', { smart_count: tour.headcount }),
    locale === 'zh' ? tour.route?.nameZh : tour.route?.nameEn,
    tour.applicant?.name,
  ];
  return (
    <Paper component="article" aria-label={tour.no} sx={{ p: 2, mb: 1.5, display: 'grid', gap: 1, overflowWrap: 'anywhere' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        {onTick && (
          <Checkbox
            checked={isTicked}
            onChange={() => onTick([tour.id], !isTicked)}
            slotProps={{ input: { 'aria-label': translate('panel.tourInbox.select', { no: tour.no }) } }}
            sx={{ p: 0.5, ml: -0.5, my: -0.25 }}
          />
        )}
        <Head tour={tour} />
      </Box>
      <Typography color="textSecondary">{facts.filter(Boolean).join(' · ')}</Typography>
      <Typography>{tour.purpose}</Typography>
      <Marks tour={tour} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <VerbButtons verbs={verbs} row={{ ...tour }} />
      </Box>
    </Paper>
  );
}

function Head({ tour }: { readonly tour: WaitingTour }) {
  const type = fieldNamed(useResourceModel('tourRequests'), 'tourType');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', minWidth: 0 }}>
      <Link to={`/tourRequests/${tour.id}/show`} sx={{ fontWeight: 650, fontSize: '1rem' }}>
        {`${tour.no} · ${tour.visitorOrg}`}
      </Link>
      {type && tour.tourType && <Chips field={type} values={[tour.tourType]} />}
    </Box>
  );
}

const HOUR_MS = 3_600_000;

/** How long ahead it is, whose word is there and whose is not, and what it lacks. */
function Marks({ tour }: { readonly tour: WaitingTour }) {
  const translate = useTranslate();
  const clock = useBusinessClock();
  const rules = useTourRules();
  const hours = clock ? (Date.parse(tour.plannedStart) - Date.parse(clock.now)) / HOUR_MS : null;
  const lacks = lacksOf(tour, hours, rules.leadHours(tour.tourType ?? 'ORDINARY'));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, minWidth: 0 }}>
      {hours !== null && hours >= 0 && <Ahead hours={Math.floor(hours)} />}
      <Words tour={tour} />
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

/** From two days on, hours are nobody's measure. */
const HOURS_UP_TO = 48;

function Ahead({ hours }: { readonly hours: number }) {
  const translate = useTranslate();
  const isNear = hours < HOURS_UP_TO;
  const label = isNear
    ? translate('panel.tourInbox.aheadHours', { hours })
    : translate('panel.tourInbox.aheadDays', { days: Math.floor(hours / 24) });
  return <Chip size="small" label={label} />;
}

function Words({ tour }: { readonly tour: WaitingTour }) {
  const translate = useTranslate();
  const and = translate('panel.tourForm.and');
  const given = [tour.officeApprovedBy, tour.leaderApprovedBy].flatMap((person) => (person ? [person.name] : []));
  const awaited = (tour.awaits ?? []).map((role) => translate(`panel.role.${role}`));
  return (
    <>
      {given.length > 0 && (
        <Chip size="small" color="success" label={translate('panel.tourInbox.approvedBy', { names: given.join(and) })} />
      )}
      {awaited.length > 0 && <Chip size="small" label={translate('panel.tourInbox.awaits', { names: awaited.join(and) })} />}
    </>
  );
}
