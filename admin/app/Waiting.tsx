import { CircularProgress } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Stands where something is on its way; read out as such. */
export function Waiting({ size = 28 }: { readonly size?: number }) {
  const translate = useTranslate();
  return <CircularProgress size={size} aria-label={translate('ra.page.loading')} />;
}
