import { usePanel, usePanelLocale } from '../app/panel.ts';
import { formatAgo, formatDateTime, toClock } from '../i18n/time.ts';

/** The tab of a row's page that shows its history; no field has such a name. */
export const historyTab = '_history';

/**
 * Words for instants of the past: how long ago, and the clock reading for the hover. Where the business clock is not the
 * reader's own, as in a demo of another day, the clock reading alone.
 */
export function useWhen(): (instant: string) => { readonly text: string; readonly exact: string } {
  const { timeZone, today } = usePanel();
  const locale = usePanelLocale();
  return (instant) => {
    const now = new Date();
    const exact = formatDateTime(instant, timeZone);
    const isSameDay = toClock(now.toISOString(), timeZone).startsWith(today);
    return { exact, text: (isSameDay && formatAgo(instant, now, locale)) || exact };
  };
}
