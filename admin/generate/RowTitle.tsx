import { Link } from '@mui/material';
import type { MouseEvent } from 'react';
import type { RaRecord } from 'react-admin';
import { LinkBase } from 'react-admin';
import { useResourceModel, useTitles } from '../app/panel.ts';

/** A row's name as the link to its page, so that a row can be opened by keyboard and in a new tab. */
export function RowTitle({ row }: { readonly row: RaRecord }) {
  const resource = useResourceModel();
  const title = useTitles();
  return (
    <Link
      component={LinkBase}
      to={`/${resource.name}/${row.id}/show`}
      underline="hover"
      color="textPrimary"
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ fontWeight: 600 }}
    >
      {title(resource, row)}
    </Link>
  );
}
