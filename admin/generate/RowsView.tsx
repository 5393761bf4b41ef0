import { Box, Button, LinearProgress, Skeleton, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { PageMessage } from '../app/PageMessage.tsx';
import { ReadProblem } from '../app/ReadProblem.tsx';
import { useLabels, usePanel, useResourceModel } from '../app/panel.ts';
import { CatalogueIcon } from '../theme/CatalogueIcon.tsx';
import { CreateLink } from './CreateLink.tsx';
import { useIsDeletedView } from './DeletedSwitch.tsx';
import { isTickable } from './flows/bulkModel.ts';
import type { FieldModel, Where } from './model.ts';
import { fieldNamed } from './model.ts';
import { useRememberTrail } from './neighbours/useRememberTrail.ts';
import { RecordCards } from './RecordCards.tsx';
import { RecordTable } from './RecordTable.tsx';
import { TotalCard } from './list/TotalRow.tsx';
import { isFiltered, unfiltered } from './list/listState.ts';

interface RowsViewProps {
  readonly columns: readonly string[];
  /** Replaces the invitation of an empty list. */
  readonly empty?: ReactNode;
  readonly isSelectable?: boolean;
  /** Whether the columns are summed up below. */
  readonly hasTotals?: boolean;
  /** What narrows the list down beside its filter. */
  readonly within?: Where;
}

/** A list's rows: a table where there is room, cards where there is not. */
export function RowsView({ columns, empty, isSelectable = true, hasTotals = false, within }: RowsViewProps) {
  useRememberTrail(within);
  const model = usePanel();
  const resource = useResourceModel();
  const { isPending, isFetching, data, error, refetch } = useListContext();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const fields: readonly FieldModel[] = columns.flatMap((name) => fieldNamed(resource, name) ?? []);
  if (error) return <ReadProblem error={error} onRetry={refetch} />;
  if (isPending) return <Waiting />;
  if (data.length === 0) return <NoRows empty={empty} />;
  const canSelect = isSelectable && isTickable(model, resource);
  return (
    <Box sx={{ position: 'relative' }}>
      {isFetching && <LinearProgress sx={{ position: 'absolute', insetInline: 0, top: 0, height: 2, zIndex: 2 }} />}
      {isNarrow ? (
        <RecordCards fields={fields} canSelect={canSelect} />
      ) : (
        <RecordTable fields={fields} canSelect={canSelect} hasTotals={hasTotals} isWritten={isSelectable} />
      )}
      {isNarrow && hasTotals && <TotalCard fields={fields} />}
    </Box>
  );
}

function Waiting() {
  return (
    <Box sx={{ px: 2, py: 1.5 }} aria-hidden>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={36} />
      ))}
    </Box>
  );
}

function NoRows({ empty }: { readonly empty: ReactNode }) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const isDeleted = useIsDeletedView();
  const { filterValues, setFilters } = useListContext();
  const name = label(resource.labels);
  if (isDeleted) return <PageMessage title={translate('panel.list.noDeleted', { name })} />;
  if (isFiltered((filterValues ?? {}) as Where)) {
    return (
      <PageMessage
        title={translate('ra.navigation.no_filtered_results', { name })}
        hint={translate('panel.list.noMatchHint')}
        action={
          <Button variant="outlined" onClick={() => setFilters(unfiltered(filterValues as Where), {}, false)}>
            {translate('ra.navigation.clear_filters')}
          </Button>
        }
      />
    );
  }
  if (empty) return empty;
  const hint = resource.operations.create ? 'panel.list.emptyHint' : 'panel.list.emptyReadOnly';
  return (
    <PageMessage
      icon={<CatalogueIcon icon={resource.icon} fontSize="inherit" />}
      title={translate('ra.page.empty', { name })}
      hint={translate(hint)}
      action={resource.operations.create && <CreateLink to={`/${resource.name}/create`} />}
    />
  );
}
