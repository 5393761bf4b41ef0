import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import type { Zone } from './deskTypes.ts';
import { useDeskWords } from './deskTour.ts';

/** What a zone asks of those who enter it, as marks, and its rules to be read out. */
export function ZoneFacts({ zone }: { readonly zone: Zone }) {
  const translate = useTranslate();
  const label = useLabels();
  const words = useDeskWords();
  const zones = useResourceModel('zones');
  const [helmet, magnet, ppe, photo] = ['helmetRequired', 'strongMagneticField', 'otherPpe', 'photoPolicy'].map((name) =>
    fieldNamed(zones, name),
  );
  const rules = words.inLocale(zone.workshopRulesZh, zone.workshopRulesEn);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75, alignItems: 'center' }}>
        {zone.helmetRequired && <Chip size="small" color="warning" label={label(helmet?.label)} />}
        {zone.strongMagneticField && <Chip size="small" color="error" label={label(magnet?.label)} />}
        {zone.minAge !== null && <Chip size="small" label={translate('panel.tourDesk.fromAge', { age: zone.minAge })} />}
        {zone.maxGroupSize !== null && <Chip size="small" label={translate('panel.tourDesk.atMost', { smart_count: zone.maxGroupSize })} />}
        {ppe && zone.otherPpe.length > 0 && <Chips field={ppe} values={zone.otherPpe} />}
        {photo && (
          <Typography component="span" variant="body2" color="textSecondary">
            {label(photo.label)} <Chips field={photo} values={[zone.photoPolicy]} />
          </Typography>
        )}
      </Box>
      {zone.dangerNote && (
        <Typography variant="body2" sx={{ mt: 0.75, color: 'error.main' }}>
          {zone.dangerNote}
        </Typography>
      )}
      {rules && <Rules text={rules} />}
    </>
  );
}

/** To be read out before the door. */
function Rules({ text }: { readonly text: string }) {
  const translate = useTranslate();
  return (
    <Box component="details" sx={{ mt: 0.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 1, fontSize: '0.9rem' }}>
        {translate('panel.tourDesk.rules')}
      </Box>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
        {text}
      </Typography>
    </Box>
  );
}
