import { Box, Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import { phases } from './phases.ts';
import type { Phase } from './phases.ts';

const icons: Readonly<Record<Phase, string>> = {
  arrival: 'HowToReg',
  gear: 'HealthAndSafety',
  walk: 'Hiking',
  count: 'Groups',
  return: 'AssignmentReturn',
};

interface PhaseTabsProps {
  readonly phase: Phase;
  /** Where the tour is. */
  readonly current: Phase;
  onChange(phase: Phase): void;
}

/** The screens of the desk side by side; the one that the tour is at bears a mark. */
export function PhaseTabs({ phase, current, onChange }: PhaseTabsProps) {
  const translate = useTranslate();
  return (
    <Tabs
      value={phase}
      onChange={(_event, next: Phase) => onChange(next)}
      variant="fullWidth"
      aria-label={translate('panel.tourDesk.phases')}
      sx={{ mb: 2, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      {phases.map((name) => (
        <Tab
          key={name}
          value={name}
          id={`desk-tab-${name}`}
          aria-controls={`desk-${name}`}
          icon={<CatalogueIcon icon={icons[name]} />}
          label={
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
              {translate(`panel.tourDesk.phase.${name}`)}
              {name === current && (
                <Box
                  component="span"
                  role="img"
                  aria-label={translate('panel.tourDesk.here')}
                  sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: 'success.main' }}
                />
              )}
            </Box>
          }
          sx={{ minHeight: 64, px: 0.5, fontSize: { xs: '0.8rem', sm: '0.95rem' } }}
        />
      ))}
    </Tabs>
  );
}
