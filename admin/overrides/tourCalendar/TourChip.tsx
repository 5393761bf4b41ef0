import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { chipTones, isChipColor } from '../../theme/palette.ts';
import type { Readiness } from '../readiness/readinessData.ts';
import type { CalendarTour } from './calendarData.ts';
import { dayOfTour, hoursOf } from './calendarData.ts';

/** What is to be seen of a tour at a glance. */
export interface TourMarks {
  readonly isBlocked: boolean;
  /** Things that are missing before the party comes; what the door does with each visitor is no news here. */
  readonly missing: number;
}

/** What the page has found out of its tours. */
export interface Findings {
  /** Tours whose way is taken at their time. */
  readonly blocked: ReadonlySet<string>;
  readonly readiness: ReadonlyMap<string, Pick<Readiness, 'missing' | 'next'>>;
}

export function tourMarks({ id }: Pick<CalendarTour, 'id'>, { blocked, readiness }: Findings): TourMarks {
  const found = readiness.get(id);
  return { isBlocked: blocked.has(id), missing: found && PLANNED.has(found.next ?? '') ? found.missing : 0 };
}

/** Gates that a tour passes at a desk. */
const PLANNED: ReadonlySet<string> = new Set(['SUBMIT', 'APPROVE', 'ARRANGE']);

interface TourChipProps extends TourMarks {
  readonly tour: CalendarTour;
  /** Whether there is room for all of it. */
  readonly isWhole?: boolean;
}

/** A tour in the colour of its state: who comes, how many, which way, and who receives them. */
export function TourChip({ tour, isBlocked, missing, isWhole = false }: TourChipProps) {
  const translate = useTranslate();
  const { palette } = useTheme();
  const { state, color, route, people } = useTourFacts()(tour);
  const tone = chipTones[palette.mode][color];
  return (
    <Box
      component="span"
      sx={{
        display: 'block',
        flex: 1,
        minWidth: 0,
        height: '100%',
        px: 0.75,
        py: 0.5,
        overflow: 'hidden',
        borderRadius: '5px',
        fontSize: '0.75rem',
        lineHeight: 1.35,
        bgcolor: tone.ground,
        color: tone.ink,
        borderLeft: `3px solid ${isBlocked ? palette.error.main : tone.ink}`,
        ...(isBlocked && { outline: `1px solid ${palette.error.main}`, outlineOffset: '-1px' }),
      }}
    >
      <Box component="strong" sx={{ display: 'block', overflowWrap: 'anywhere', ...(!isWhole && CLIPPED) }}>
        {isBlocked && `⚠ ${translate('panel.tourForm.calendar.blocked')} · `}
        {tour.visitorOrg}
      </Box>
      <span>
        {state} · {translate('panel.tourForm.calendar.persons', { smart_count: tour.headcount })}
        {people && ` · ${people}`}
        {missing > 0 && <strong>{` · ${translate('panel.tourForm.readiness.short', { smart_count: missing })}`}</strong>}
      </span>
      <Box component="span" sx={{ display: 'block' }}>
        {route}
      </Box>
    </Box>
  );
}

const CLIPPED = { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' } as const;

/** What there is to say of a tour, in the language of the page. */
function useTourFacts() {
  const label = useLabels();
  const locale = usePanelLocale();
  const status = fieldNamed(useResourceModel('tourRequests'), 'status');
  return ({ status: value, route, receptionist }: CalendarTour) => {
    const option = status?.options.find((one) => one.value === value);
    return {
      state: label(option?.label) || value,
      color: isChipColor(option?.color) ? option.color : ('grey' as const),
      route: (locale === 'en' ? route?.nameEn : route?.nameZh) ?? '',
      people: receptionist ? (locale === 'en' && receptionist.nameEn) || receptionist.name : '',
    };
  };
}

/** A tour as a sentence, for whoever listens to the page. */
export function useTourText(): (tour: CalendarTour, marks: TourMarks) => string {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const factsOf = useTourFacts();
  return (tour, { isBlocked, missing }) => {
    const { state, route, people } = factsOf(tour);
    return [
      `${dayOfTour(tour, timeZone)} ${hoursOf(tour, timeZone)}`,
      tour.visitorOrg,
      translate('panel.tourForm.calendar.persons', { smart_count: tour.headcount }),
      route,
      state,
      people,
      isBlocked ? translate('panel.tourForm.calendar.blocked') : '',
      missing > 0 ? translate('panel.tourForm.readiness.short', { smart_count: missing }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
