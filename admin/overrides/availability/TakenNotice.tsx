import { Alert, Box, Chip, Link } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDateTime, toClock } from '../../i18n/time.ts';
import type { Availability, Span } from './availabilityData.ts';

interface TakenNoticeProps {
  readonly row: Availability;
  /** The part that somebody would have: 接待人. */
  readonly part?: string;
  /** Who or what could stand in, by id. */
  readonly instead?: readonly { readonly id: string; readonly name: string }[];
  onChoose?(id: string): void;
}

/** That somebody or something is taken, when, by which tour as far as the viewer may know, and what is free instead. */
export function TakenNotice({ row, part, instead, onChoose }: TakenNoticeProps) {
  const translate = useTranslate();
  const name = useAvailabilityName()(row);
  const when = useSpanText()({ startsAt: row.takenFrom ?? row.neededFrom, endsAt: row.takenUntil ?? row.neededUntil });
  return (
    <Alert severity="warning" sx={{ py: 0.25 }}>
      {part && `${part} `}
      <strong>{name}</strong> {translate('panel.tourForm.taken.taken', { when })}{' '}
      {row.takenBy ? (
        <Link component={LinkBase} to={`/tourRequests/${row.takenBy.id}/show`} target="_blank" rel="noreferrer">
          {row.takenBy.no} {row.takenBy.visitorOrg}
        </Link>
      ) : (
        translate('panel.tourForm.taken.elsewhere')
      )}
      {instead && instead.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center', mt: 0.5 }}>
          {translate('panel.tourForm.taken.instead')}
          {instead.map((one) => (
            <Chip key={one.id} size="small" label={one.name} {...(onChoose && { onClick: () => onChoose(one.id) })} />
          ))}
        </Box>
      )}
    </Alert>
  );
}

interface FreeTimesProps {
  readonly times: readonly Span[];
  onChoose?(span: Span): void;
}

/** Times at which the way is free. */
export function FreeTimes({ times, onChoose }: FreeTimesProps) {
  const translate = useTranslate();
  const text = useSpanText();
  if (times.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center', fontSize: '0.8438rem' }}>
      {translate('panel.tourForm.taken.freeTimes')}
      {times.map((span) => (
        <Chip key={span.startsAt} size="small" label={text(span)} {...(onChoose && { onClick: () => onChoose(span) })} />
      ))}
    </Box>
  );
}

/** `2026-12-03 09:00–11:00` on the department's clock. */
export function useSpanText(): (span: Span) => string {
  const { timeZone } = usePanel();
  return ({ startsAt, endsAt }) => {
    const [from, until] = [formatDateTime(startsAt, timeZone), toClock(endsAt, timeZone)];
    return from.slice(0, 10) === until.slice(0, 10) ? `${from}–${until.slice(11)}` : `${from}–${until.replace('T', ' ')}`;
  };
}

/** Names in the language of the page. */
export function useAvailabilityName(): (row: Pick<Availability, 'person' | 'vehicle' | 'zone'>) => string {
  const isEnglish = usePanelLocale() === 'en';
  return ({ person, vehicle, zone }) => {
    if (zone) return isEnglish ? zone.nameEn : zone.nameZh;
    if (vehicle) return vehicle.plateNo;
    return (isEnglish && person?.nameEn) || (person?.name ?? '');
  };
}
