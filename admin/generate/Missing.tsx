import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { PageMessage } from '../app/PageMessage.tsx';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { usePageTitle } from '../app/pageTitle.ts';

/** For rows that do not exist or are out of the viewer's sight; the two are told alike. */
export function Missing({ error }: { readonly error: Error }) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const title = label(resource.label);
  usePageTitle(title);
  return (
    <PageMessage
      isPage
      title={title}
      hint={translate(error.message, { _: error.message })}
      action={
        <Button variant="outlined" component={LinkBase} to={`/${resource.name}`}>
          {label(resource.labels)}
        </Button>
      }
    />
  );
}
