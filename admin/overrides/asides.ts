import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { RaRecord } from 'react-admin';

type Aside = LazyExoticComponent<ComponentType<{ readonly row: RaRecord }>>;

const ReceptionAside = lazy(async () => ({ default: (await import('./availability/ReceptionAside.tsx')).ReceptionAside }));
const ReadinessAside = lazy(async () => ({ default: (await import('./readiness/ReadinessAside.tsx')).ReadinessAside }));

/** What stands in the form of a verb below its fields, by the verb's name. */
export const verbAsides: Readonly<Record<string, Aside>> = { arrangeTour: ReceptionAside, rescheduleTour: ReceptionAside };

/** What stands on a record's page above its fields, by resource name. */
export const showAsides: Readonly<Record<string, Aside>> = { tourRequests: ReadinessAside };
