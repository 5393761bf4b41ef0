import { useLocation, useNavigate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';

/** The month of the page stands in its address; without one it is the last that is over. */
export function usePeriod(): readonly [string, (period: string) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const { today } = usePanel();
  const parameters = new URLSearchParams(search);
  const asked = parameters.get('period') ?? '';
  const period = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : shiftPeriod(today.slice(0, 7), -1);
  const choose = (chosen: string) => {
    parameters.set('period', chosen);
    navigate(`${pathname}?${parameters.toString()}`, { replace: true });
  };
  return [period, choose];
}

/** `2026-11` and −1 → `2026-10`. */
export function shiftPeriod(period: string, months: number): string {
  const first = new Date(`${period}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  return first.toISOString().slice(0, 7);
}
