import { Link } from '@mui/material';
import { LinkBase, useStore } from 'react-admin';
import { addressOf } from './list/listState.ts';
import { useLabels, useResourceModel } from '../app/panel.ts';

/** The way back to the list that a row belongs to. */
export function ResourceCrumb() {
  const label = useLabels();
  const resource = useResourceModel();
  // the list as it was left, by what react-admin keeps of it
  const [left] = useStore<Readonly<Record<string, unknown>>>(`${resource.name}.listParams`, {});
  return (
    <Link component={LinkBase} to={`/${resource.name}${addressOf(left)}`} variant="caption" underline="hover" sx={{ fontWeight: 600 }}>
      {label(resource.labels)}
    </Link>
  );
}
