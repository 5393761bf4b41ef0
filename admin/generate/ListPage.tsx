import { Paper } from '@mui/material';
import { ListBase } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { ViewBar, ViewOpener } from '../overrides/savedViews/index.ts';
import { BulkBar } from './BulkBar.tsx';
import { CreateLink } from './CreateLink.tsx';
import { DeletedSwitch } from './DeletedSwitch.tsx';
import { ColumnChooser } from './list/ColumnChooser.tsx';
import { Conditions } from './list/filter/Conditions.tsx';
import { LeftOut } from './list/LeftOut.tsx';
import { ListMenu } from './list/ListMenu.tsx';
import { usualPage } from './list/listState.ts';
import { useLayout } from './list/useLayout.ts';
import { useShownColumns } from './list/useShownColumns.ts';
import { Pager } from './Pager.tsx';
import { RowsView } from './RowsView.tsx';
import { Toolbar } from './Toolbar.tsx';
import { VerbButtons } from './verbs/VerbButtons.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** The list of any resource. */
export function ListPage() {
  const resource = useResourceModel();
  const label = useLabels();
  const { columns } = useLayout(resource);
  return (
    <ViewOpener key={resource.name}>
      <ListBase sort={resource.sort} perPage={usualPage} exporter={false} queryOptions={{ meta: { columns } }}>
        <PageHead title={label(resource.labels)} beside={<ViewBar />} actions={<ListActions />} />
        <Paper sx={{ overflow: 'clip' }}>
          <Toolbar tools={<ColumnChooser />} />
          <Conditions />
          <LeftOut />
          <BulkBar />
          <ListRows />
          <Pager />
        </Paper>
      </ListBase>
    </ViewOpener>
  );
}

function ListActions() {
  const resource = useResourceModel();
  return (
    <>
      <ViewSwitch />
      {resource.operations.restore && resource.operations.list.args['deleted'] && <DeletedSwitch />}
      <VerbButtons verbs={resource.verbs.filter((verb) => !verb.onRow)} />
      <ListMenu />
      {resource.operations.create && <CreateLink to={`/${resource.name}/create`} />}
    </>
  );
}

function ListRows() {
  return <RowsView columns={useShownColumns().map(({ name }) => name)} hasTotals />;
}
