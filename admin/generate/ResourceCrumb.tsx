import { Link } from '@mui/material';
import { LinkBase } from 'react-admin';
import { useLabels, useResourceModel } from '../app/panel.ts';

/** The way back to the list that a row belongs to. */
export function ResourceCrumb() {
  const label = useLabels();
  const resource = useResourceModel();
  return (
    <Link component={LinkBase} to={`/${resource.name}`} variant="caption" underline="hover" sx={{ fontWeight: 600 }}>
      {label(resource.labels)}
    </Link>
  );
}
