import Edit from '@mui/icons-material/EditOutlined';
import History from '@mui/icons-material/History';
import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import type { Template } from './templateQuery.ts';

/** The ways to the template's own form and to its history. */
export function TemplateActions({ template }: { readonly template: Template }) {
  const translate = useTranslate();
  const { name, operations, history } = useResourceModel();
  return (
    <>
      {operations.update && template.status === 'DRAFT' && (
        <Button variant="outlined" startIcon={<Edit />} component={LinkBase} to={`/${name}/${template.id}`}>
          {translate('ra.action.edit')}
        </Button>
      )}
      <Button startIcon={<History />} component={LinkBase} to={`/${name}/${template.id}/show?tab=${history ? 'history' : 'details'}`}>
        {translate(history ? 'panel.history.title' : 'panel.show.details')}
      </Button>
    </>
  );
}
