import { useEffect, useRef } from 'react';
import { useAnswer } from '../../provider/useAnswer.ts';

const clockQuery = /* GraphQL */ `
  query quickVisitClock {
    catalogue {
      business {
        now
      }
    }
  }
`;

/** Tells the time by the gateway's clock, also while it cannot be asked; by the device's where it never could. */
export function useNow(): () => string {
  const { data } = useAnswer<{ readonly catalogue: { readonly business: { readonly now: string } } }>(clockQuery);
  const aheadMs = useRef(0);
  const now = data?.catalogue.business.now;
  useEffect(() => {
    if (now) aheadMs.current = Date.parse(now) - Date.now();
  }, [now]);
  return () => new Date(Date.now() + aheadMs.current).toISOString();
}
