import { Paper } from '@mui/material';
import type { RaRecord } from 'react-admin';
import { useReadiness } from './readinessData.ts';
import { ReadinessList } from './ReadinessList.tsx';

/** On a tour's page: how far it is, and what is missing for it to go on. */
export function ReadinessAside({ row }: { readonly row: RaRecord }) {
  const id = String(row.id);
  const readiness = useReadiness([id]).get(id);
  if (!readiness) return null;
  return (
    <Paper sx={{ p: 2, mb: 2 }}>
      <ReadinessList readiness={readiness} />
    </Paper>
  );
}
