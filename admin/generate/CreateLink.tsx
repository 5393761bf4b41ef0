import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';

/** The way to the form for a new row. */
export function CreateLink({ to }: { readonly to: string }) {
  const translate = useTranslate();
  return (
    <Button variant="contained" startIcon={<Add />} component={LinkBase} to={to}>
      {translate('ra.action.create')}
    </Button>
  );
}
