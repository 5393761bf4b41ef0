import { Box, Link, Typography } from '@mui/material';
import type { MouseEvent } from 'react';
import { LinkBase, useGetManyAggregate, useTranslate } from 'react-admin';
import { useLabels, usePanel, useTitles } from '../app/panel.ts';
import type { CatalogueTells } from '../provider/catalogue.ts';
import { BeforeAfter, ChangeList } from './ChangeList.tsx';
import { changesOf, toldResource } from './changes.ts';
import type { Row } from './choose.ts';
import { historyTab } from './history.ts';
import type { FieldModel, ResourceModel } from './model.ts';

interface ToldValueProps {
  readonly field: FieldModel;
  readonly tells: CatalogueTells;
  readonly row: Row;
  readonly isCell: boolean;
}

/** Changes that a cell of a table has room for. */
const shownInCell = 2;

/** A field by which a row tells of another: the other row by its name, its changes in its own words. */
export function ToldValue({ field, tells, row, isCell }: ToldValueProps) {
  const told = toldResource(usePanel(), tells, row);
  if (field.name === tells.id) return <ToldRow told={told} id={String(row[tells.id])} />;
  if (!told) return null;
  const changes = changesOf(told, tells, row);
  return isCell ? <ChangeCell changes={changes} /> : <ChangeList changes={changes} />;
}

function ToldRow({ told, id }: { readonly told: ResourceModel | undefined; readonly id: string }) {
  const translate = useTranslate();
  const title = useTitles();
  const { data } = useGetManyAggregate(told?.name ?? '', { ids: [id] }, { enabled: told !== undefined });
  const row = data?.[0];
  if (!told || (data && !row)) {
    return (
      <Box component="span" title={id} sx={{ color: 'text.secondary' }}>
        {translate('panel.history.unseen', { smart_count: 1 })}
      </Box>
    );
  }
  return (
    <Link
      component={LinkBase}
      to={`/${told.name}/${id}/show?tab=${historyTab}`}
      underline="hover"
      onClick={(event: MouseEvent) => event.stopPropagation()}
    >
      {row ? title(told, row) : '…'}
    </Link>
  );
}

function ChangeCell({ changes }: { readonly changes: ReturnType<typeof changesOf> }) {
  const label = useLabels();
  const translate = useTranslate();
  const more = changes.length - shownInCell;
  return (
    <Box sx={{ minWidth: { sm: 220 } }}>
      {changes.slice(0, shownInCell).map((change) => (
        <Box key={change.field.name} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.75 }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {label(change.field.label)}
          </Box>
          <BeforeAfter change={change} />
        </Box>
      ))}
      {more > 0 && (
        <Typography variant="caption" color="textSecondary">
          {translate('panel.history.more', { smart_count: more })}
        </Typography>
      )}
    </Box>
  );
}
