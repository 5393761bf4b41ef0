import { useEffect } from 'react';
import { usePanel } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { BusinessClock } from './standing.ts';

const clockQuery = /* GraphQL */ `
  query businessClock {
    catalogue {
      business {
        now
      }
    }
  }
`;

const minuteMs = 60_000;

/** The gateway's clock, by which deadlines are judged, whatever the browser's says; read again each minute. */
export function useBusinessClock(): BusinessClock | null {
  const { timeZone } = usePanel();
  const { data, refetch } = useAnswer<{ readonly catalogue: { readonly business: { readonly now: string } } }>(clockQuery);
  useEffect(() => {
    const timer = setInterval(() => void refetch(), minuteMs);
    return () => clearInterval(timer);
  }, [refetch]);
  return data ? { now: data.catalogue.business.now, timeZone } : null;
}
