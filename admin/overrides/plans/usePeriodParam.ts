import { useLocation, useNavigate } from 'react-admin';
import { addDays, isPeriod } from '../../generate/calendar/workDays.ts';

/** The month of the page stands in the address, so that it can be sent on and come back to. */
export function usePeriodParam(usual: string): readonly [string, (period: string) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const asked = new URLSearchParams(search).get('period');
  return [isPeriod(asked) ? asked : usual, (period) => navigate(`${pathname}?period=${period}`)];
}

/** The window for reporting opens five working days before the deadline (AMB-9): a week, and a weekend to look ahead over. */
const WINDOW_DAYS = 9;

/** Next month once its plan is what there is to do, else this one. */
export function periodAtHand(today: string): string {
  return addDays(today, WINDOW_DAYS).slice(0, 7);
}
