import { Alert, Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import type { TimeAsked } from '../availability/availabilityData.ts';
import { ConflictList } from '../availability/ReceptionAside.tsx';
import type { RouteZone, TourRoute } from './formData.ts';

interface RouteNeedsProps {
  readonly route: TourRoute;
  readonly headcount: number | null;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  /** A time at which the way is free was chosen. */
  onTime(span: TimeAsked): void;
}

/** What follows from the zones of the route, and what stands in the way at that time, before anything is saved. */
export function RouteNeeds({ route, headcount, plannedStart, plannedEnd, onTime }: RouteNeedsProps) {
  const translate = useTranslate();
  const { rootFields } = usePanel();
  const isTimed = plannedStart !== null && plannedEnd !== null && plannedStart < plannedEnd;
  const asked = isTimed && rootFields.has('tourAvailability') ? { startsAt: plannedStart, endsAt: plannedEnd, route: route.id } : null;
  const isTooMany = headcount !== null && route.groupLimit !== null && headcount > route.groupLimit;
  return (
    <Box component="section" aria-label={translate('panel.tourForm.needs')} sx={{ display: 'grid', gap: 1, mt: 2 }}>
      <Typography component="h3" variant="h3">
        {translate('panel.tourForm.needs')}
      </Typography>
      <Needs route={route} />
      <Way route={route} />
      {route.hasClosedZone && <Alert severity="error">{translate('panel.tourForm.closed')}</Alert>}
      {isTooMany && <Alert severity="error">{translate('panel.tourForm.tooMany', { limit: route.groupLimit, headcount })}</Alert>}
      {asked && <ConflictList asked={asked} chosen={[]} onTime={onTime} />}
    </Box>
  );
}

function Needs({ route }: { readonly route: TourRoute }) {
  const translate = useTranslate();
  const ppe = fieldNamed(useResourceModel('zones'), 'otherPpe');
  const others = [...new Set(route.stops.nodes.flatMap(({ zone }) => zone?.otherPpe ?? []))];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      {route.needsHelmet && <Chip size="small" color="warning" label={translate('panel.tourForm.helmet')} />}
      {route.needsKeeper && <Chip size="small" color="error" label={translate('panel.tourForm.keeper')} />}
      {route.minAge !== null && <Chip size="small" label={translate('panel.tourDesk.fromAge', { age: route.minAge })} />}
      {route.groupLimit !== null && <Chip size="small" label={translate('panel.tourForm.limit', { limit: route.groupLimit })} />}
      {route.guideUnits && <Chip size="small" label={translate('panel.tourForm.guides', { units: route.guideUnits })} />}
      {ppe && others.length > 0 && <Chips field={ppe} values={others} />}
    </Box>
  );
}

function Way({ route }: { readonly route: TourRoute }) {
  const translate = useTranslate();
  const nameOf = useZoneName();
  const stops = route.stops.nodes.map(
    ({ stayMin, zone }) => `${nameOf(zone)} ${translate('panel.tourForm.minutes', { minutes: stayMin })}`,
  );
  return (
    <Typography variant="body2" color="textSecondary">
      {stops.join(' → ')}
    </Typography>
  );
}

function useZoneName(): (zone: RouteZone | null) => string {
  const locale = usePanelLocale();
  return (zone) => (locale === 'zh' ? zone?.nameZh : zone?.nameEn) ?? '';
}
