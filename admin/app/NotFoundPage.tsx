import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { PageMessage } from './PageMessage.tsx';
import { usePageTitle } from './pageTitle.ts';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const translate = useTranslate();
  const title = translate('panel.error.notFoundTitle');
  usePageTitle(title);
  return (
    <PageMessage
      isPage
      title={title}
      hint={translate('panel.error.notFoundHint')}
      action={
        <Button variant="outlined" component={LinkBase} to="/">
          {translate('panel.error.home')}
        </Button>
      }
    />
  );
}
