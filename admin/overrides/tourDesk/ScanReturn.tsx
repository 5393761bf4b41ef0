import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useDeskTour } from './deskTour.ts';
import { NumberField } from './NumberField.tsx';
import { outIn, returnOf } from './outThings.ts';

/** Any number that comes over the counter finds its helmet, badge or tag. */
export function ScanReturn() {
  const translate = useTranslate();
  const { tour, act, canAct } = useDeskTour();
  const [unknown, setUnknown] = useState<string | null>(null);
  const take = (no: string) => {
    const thing = outIn(tour).find((one) => one.no.toUpperCase() === no.toUpperCase());
    setUnknown(thing ? null : no);
    if (thing) act(...returnOf(thing));
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <NumberField label={translate('panel.tourDesk.scanReturn')} kind="return" width={280} isDisabled={!canAct} onNumber={take} />
      {unknown && <Alert severity="warning">{translate('panel.tourDesk.unknownNo', { no: unknown })}</Alert>}
    </Box>
  );
}
