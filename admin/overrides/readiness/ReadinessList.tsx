import Check from '@mui/icons-material/CheckCircle';
import Ahead from '@mui/icons-material/RadioButtonUnchecked';
import Missing from '@mui/icons-material/ErrorOutlined';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import type { GateLine, Readiness } from './readinessData.ts';

/** The gates of a tour on their way, and below them what is missing, each with its article. */
export function ReadinessList({ readiness }: { readonly readiness: Readiness }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const lines = readiness.rows.filter(({ missingZh }) => missingZh !== null);
  const gates = [...new Map(readiness.rows.map((row) => [row.gate, row])).values()];
  return (
    <Box component="section" aria-label={translate('panel.tourForm.readiness.title')}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {translate('panel.tourForm.readiness.title')}{' '}
        <Typography component="span" color="textSecondary">
          {translate('panel.tourForm.readiness.counts', { met: readiness.met, gates: readiness.gates, missing: readiness.missing })}
        </Typography>
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
        {gates.map((row) => (
          <Gate key={row.gate} row={row} />
        ))}
      </Box>
      {lines.length > 0 && (
        <Box component="ul" sx={{ mt: 1, mb: 0, pl: 2.5 }}>
          {lines.map((line) => (
            <li key={`${line.gate} ${line.who} ${line.missingZh}`}>
              {line.who && (locale === 'en' ? `${line.who} ` : `${line.who}：`)}
              {locale === 'en' ? line.missingEn : line.missingZh}
              {line.article !== null && line.article !== 'HOUSE' && (
                <Typography component="span" variant="caption" color="textSecondary">
                  {' '}
                  {translate('panel.tourForm.readiness.article', { no: line.article.slice(1) })}
                </Typography>
              )}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}

const MARKS = {
  PASSED: { Icon: Check, color: 'success.main' },
  CLEAR: { Icon: Check, color: 'info.main' },
  BLOCKED: { Icon: Missing, color: 'warning.main' },
  AHEAD: { Icon: Ahead, color: 'text.secondary' },
} as const;

function Gate({ row: { gate, standing } }: { readonly row: GateLine }) {
  const translate = useTranslate();
  const { Icon, color } = MARKS[standing];
  return (
    <Box component="li" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontSize: '0.8438rem' }}>
      <Icon sx={{ fontSize: 18, color }} titleAccess={translate(`panel.tourForm.readiness.standing.${standing}`)} />
      {translate(`panel.tourForm.readiness.gate.${gate}`)}
    </Box>
  );
}
