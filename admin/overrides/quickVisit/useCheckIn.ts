import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { CheckIn, Draft } from './draft.ts';
import { metresBetween } from './metresBetween.ts';
import { startVisit } from './visitData.ts';
import type { Place } from './visitData.ts';

const waitMs = 12_000;

/** Asks the device where it is. A planned visit begins with it; where the gateway cannot be reached it goes along with the report. */
export function useCheckIn(draft: Draft, now: () => string, onCheckIn: (checkIn: CheckIn) => void) {
  const provider = useDataProvider<PanelProvider>();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const checkIn = async () => {
    setBusy(true);
    setFault(null);
    try {
      const place = await placeOfDevice();
      onCheckIn(await begun(provider, draft, { place, at: now(), distanceM: metresBetween(place, draft.account?.geo), isSent: false }));
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, fault, checkIn };
}

async function begun(provider: PanelProvider, { visit }: Draft, checkIn: CheckIn): Promise<CheckIn> {
  if (visit?.status !== 'PLANNED') return checkIn;
  try {
    const { startVisit: started } = await provider.ask<{ startVisit: { distanceM: number | null } }>(startVisit, {
      id: visit.id,
      place: checkIn.place,
    });
    return { ...checkIn, distanceM: started.distanceM, isSent: true };
  } catch {
    return checkIn;
  }
}

function placeOfDevice(): Promise<Place> {
  return new Promise((resolve, reject) => {
    // without a secure connection a browser has none
    if (!('geolocation' in navigator) || !globalThis.isSecureContext) return reject(new Error('unavailable'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: round(coords.latitude), lng: round(coords.longitude) }),
      reject,
      { enableHighAccuracy: true, timeout: waitMs, maximumAge: 30_000 },
    );
  });
}

/** To a metre: more is noise. */
function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

const denied = 1;

function faultOf(error: unknown): string {
  const isDenied = typeof error === 'object' && error !== null && 'code' in error && error.code === denied;
  return isDenied ? 'panel.quickVisit.placeDenied' : 'panel.quickVisit.placeUnknown';
}
