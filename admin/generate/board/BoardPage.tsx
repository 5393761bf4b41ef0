import { Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { CreateLink } from '../CreateLink.tsx';
import { FilterButton } from '../list/filter/FilterButton.tsx';
import { FilterChips } from '../list/filter/FilterChips.tsx';
import { Toolbar } from '../Toolbar.tsx';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { howToId } from './BoardCard.tsx';
import { cardFields, stateField } from './boardModel.ts';
import { BoardView } from './BoardView.tsx';

interface BoardPageProps {
  /** What the cards tell beside the name; absent: what the list's columns suggest. */
  readonly fields?: readonly string[];
  readonly actions?: ReactNode;
}

/** The rows of any resource with a state machine by their state: a card moves where an operation of the viewer's leads. */
export function BoardPage({ fields, actions }: BoardPageProps) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const field = stateField(resource);
  if (!field) return <PageMessage title={translate('panel.error.notFoundTitle')} isPage />;
  return (
    // filter and order are those of the list; its rows are not read
    <ListBase key={resource.name} sort={resource.sort} perPage={25} exporter={false} queryOptions={{ enabled: false }}>
      <PageHead
        title={translate('panel.kanban.title', { name: label(resource.labels) })}
        below={
          <Typography id={howToId} color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
            {translate('panel.kanban.howTo')}
          </Typography>
        }
        actions={
          <>
            {actions}
            <ViewSwitch view="board" />
            {resource.operations.create && <CreateLink to={`/${resource.name}/create`} />}
          </>
        }
      />
      <Paper sx={{ mb: 1.5 }}>
        <Toolbar tools={<FilterButton />} />
        <FilterChips />
      </Paper>
      <BoardView field={field} names={fields ?? cardFields(resource)} />
    </ListBase>
  );
}
