import { Alert } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { columnsIn, fittedWhere } from '../../provider/where.ts';
import type { Where } from '../model.ts';
import { columnsOf } from './useShownColumns.ts';

/** Says that the view or link by which the list was opened asks for what the viewer does not have. */
export function LeftOut() {
  const translate = useTranslate();
  const model = usePanel();
  const resource = useResourceModel();
  const filter = useListContext().filterValues as Where;
  const conditions = fittedWhere(model, resource, filter).left;
  const wanted = columnsIn(filter) ?? [];
  const columns = wanted.filter((name) => !columnsOf(resource, [name]).some((field) => field.name === name)).length;
  if (conditions + columns === 0) return null;
  const parts = [
    ...(conditions > 0 ? [translate('panel.lists.leftConditions', { smart_count: conditions })] : []),
    ...(columns > 0 ? [translate('panel.lists.leftColumns', { smart_count: columns })] : []),
  ];
  return (
    <Alert severity="info" sx={{ mx: 1.5, mb: 1.5 }}>
      {translate('panel.lists.left', { parts: parts.join(translate('panel.lists.and')) })}
    </Alert>
  );
}
