import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PageMessage } from './PageMessage.tsx';

/** Stands where something could not be read: says why, and offers to try again. */
export function ReadProblem({ error, onRetry }: { readonly error: Error; onRetry(): unknown }) {
  const translate = useTranslate();
  return (
    <PageMessage
      title={translate(error.message, { _: error.message })}
      action={
        <Button variant="outlined" onClick={() => void onRetry()}>
          {translate('panel.error.retry')}
        </Button>
      }
    />
  );
}
