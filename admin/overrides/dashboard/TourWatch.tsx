import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, Link, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { resourceNamed } from '../../generate/model.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { toWhere } from '../../provider/where.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { useReadiness, type Readiness } from '../readiness/readinessData.ts';
import { listPath, type Moment } from './measure.ts';
import { clashesOf, type ComingTour } from './tourClashes.ts';

const comingQuery = /* GraphQL */ `
  query comingTours($where: TourRequestWhere) {
    tourRequests(where: $where, orderBy: [{ plannedStart: ASC }], first: 20) {
      totalCount
      nodes {
        id
        no
        visitorOrg
        plannedStart
        plannedEnd
        route {
          id
        }
      }
    }
  }
`;

interface Coming {
  readonly tourRequests: { readonly totalCount: number; readonly nodes: readonly ComingTour[] };
}

const AHEAD = { in: ['SUBMITTED', 'APPROVED', 'ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS'] };

/** The tours of the next two weeks: how ready each is, and which of them meet on one route. */
export function TourWatch({ moment: { today, soon } }: { readonly moment: Moment }) {
  const translate = useTranslate();
  const model = usePanel();
  const resource = resourceNamed(model, 'tourRequests');
  const filter = { status: AHEAD, plannedStart: { gte: today, lte: soon } };
  const { data } = useAnswer<Coming>(comingQuery, { where: toWhere(model, resource, filter) });
  const tours = data?.tourRequests.nodes ?? [];
  const readiness = useReadiness(tours.map(({ id }) => id));
  const clashes = clashesOf(tours);
  const title = translate('panel.home.watch.title');
  if (!data) return null;
  return (
    <Paper component="section" aria-label={title} sx={{ p: 2, mt: 2, minWidth: 0 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {title}{' '}
        <Link component={LinkBase} to={listPath({ resource, filter })} underline="always">
          {data.tourRequests.totalCount}
        </Link>
      </Typography>
      {tours.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('panel.home.watch.none')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {tours.map((tour) => (
          <Watched key={tour.id} tour={tour} readiness={readiness.get(tour.id)} clashes={clashes.get(tour.id) ?? []} />
        ))}
      </Box>
    </Paper>
  );
}

interface WatchedProps {
  readonly tour: ComingTour;
  readonly readiness: Readiness | undefined;
  /** Numbers of the tours that it meets. */
  readonly clashes: readonly string[];
}

function Watched({ tour, readiness, clashes }: WatchedProps) {
  const { timeZone } = usePanel();
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      <Link component={LinkBase} to={`/tourRequests/${tour.id}/show`} underline="hover" sx={{ fontWeight: 600 }}>
        {tour.no}
      </Link>
      <Typography component="span" variant="body2" sx={{ flex: '1 1 220px', color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {tour.visitorOrg} · {formatDateTime(tour.plannedStart, timeZone)}
      </Typography>
      {clashes.length > 0 && <Clash others={clashes} />}
      {readiness && <Ready readiness={readiness} />}
    </Box>
  );
}

function Clash({ others }: { readonly others: readonly string[] }) {
  const translate = useTranslate();
  return (
    <Typography component="span" variant="body2" sx={{ color: 'warning.main', display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
      <WarningAmber sx={{ fontSize: 16 }} />
      {translate('panel.home.watch.clash', { others: others.join(translate('panel.today.between')) })}
    </Typography>
  );
}

function Ready({ readiness: { met, gates, missing, rows } }: { readonly readiness: Readiness }) {
  const translate = useTranslate();
  const isEnglish = usePanelLocale() === 'en';
  const first = rows.find(({ missingZh }) => missingZh !== null);
  return (
    <Typography component="span" variant="body2" sx={{ color: missing > 0 ? 'text.primary' : 'success.main' }}>
      {translate('panel.tourForm.readiness.counts', { met, gates, missing })}
      {first && ` · ${(isEnglish ? first.missingEn : first.missingZh) ?? ''}`}
    </Typography>
  );
}
