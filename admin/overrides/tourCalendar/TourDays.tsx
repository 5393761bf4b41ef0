import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDate, formatWeekday } from '../../i18n/time.ts';
import { dayRow } from '../../generate/calendar/dayRow.ts';
import type { WorkDays } from '../../generate/calendar/workDays.ts';
import { addDays } from '../../generate/calendar/workDays.ts';
import type { CalendarTour } from './calendarData.ts';
import { dayOfTour, hoursOf } from './calendarData.ts';
import type { Findings, TourMarks } from './TourChip.tsx';
import { TourChip, tourMarks, useTourText } from './TourChip.tsx';

export interface TourDaysProps extends Findings {
  readonly first: string;
  readonly count: number;
  readonly days: WorkDays;
  readonly tours: readonly CalendarTour[];
  onOpen(tour: CalendarTour): void;
  /** Whether it is there to be read alone, beside a grid that is worked with. */
  readonly isText?: boolean;
}

/** The tours day under day. */
export function TourDays({ first, count, days, tours, onOpen, isText = false, ...findings }: TourDaysProps) {
  const { timeZone } = usePanel();
  const grouped = Map.groupBy(tours, (tour) => dayOfTour(tour, timeZone));
  const shown = Array.from({ length: count }, (_, at) => addDays(first, at));
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {shown.map((day) => (
        <Box component="li" key={day} sx={(theme) => ({ p: 1.25, ...dayRow(theme, days.isWorkday(day)) })}>
          <DayHead day={day} days={days} />
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
            {(grouped.get(day) ?? []).map((tour) => (
              <li key={tour.id}>
                {isText ? (
                  <TourText tour={tour} {...tourMarks(tour, findings)} />
                ) : (
                  <TourLine tour={tour} {...tourMarks(tour, findings)} onOpen={onOpen} />
                )}
              </li>
            ))}
            {!grouped.has(day) && <NoTour />}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function DayHead({ day, days }: { readonly day: string; readonly days: WorkDays }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const marks = [
    day === today && translate('panel.tourForm.calendar.today'),
    days.isMakeUp(day) && translate('panel.plan.makeUpMark'),
    days.nameOf(day),
  ];
  return (
    <Typography component="h2" sx={{ fontSize: '0.875rem', fontWeight: 650, mb: 0.5, color: day === today ? 'primary.main' : undefined }}>
      {formatDate(day, locale)} {formatWeekday(day, locale)}{' '}
      <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary', fontSize: '0.75rem' }}>
        {marks.filter(Boolean).join(' · ')}
      </Box>
    </Typography>
  );
}

function NoTour() {
  const translate = useTranslate();
  return (
    <Typography component="li" variant="body2" color="textSecondary">
      {translate('panel.tourForm.calendar.none')}
    </Typography>
  );
}

interface TourLineProps extends TourMarks {
  readonly tour: CalendarTour;
}

function TourText({ tour, ...marks }: TourLineProps) {
  return <>{useTourText()(tour, marks)}</>;
}

function TourLine({ tour, onOpen, ...marks }: TourLineProps & Pick<TourDaysProps, 'onOpen'>) {
  const { timeZone } = usePanel();
  return (
    <ButtonBase
      onClick={() => onOpen(tour)}
      sx={{ width: '100%', font: 'inherit', textAlign: 'left', borderRadius: '6px', alignItems: 'stretch', minHeight: 44 }}
    >
      <Box component="span" sx={{ width: 96, flexShrink: 0, pt: 0.75, fontVariantNumeric: 'tabular-nums', fontSize: '0.8438rem' }}>
        {hoursOf(tour, timeZone)}
      </Box>
      <TourChip tour={tour} {...marks} isWhole />
    </ButtonBase>
  );
}
