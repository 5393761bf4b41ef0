import { Paper } from '@mui/material';
import { ListBase } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { BulkBar } from './BulkBar.tsx';
import { CreateLink } from './CreateLink.tsx';
import { DeletedSwitch } from './DeletedSwitch.tsx';
import { ListMenu } from './list/ListMenu.tsx';
import { Pager } from './Pager.tsx';
import { RowsView } from './RowsView.tsx';
import { Toolbar } from './Toolbar.tsx';
import { VerbButtons } from './verbs/VerbButtons.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** The list of any resource. */
export function ListPage() {
  const resource = useResourceModel();
  const label = useLabels();
  return (
    <ListBase key={resource.name} sort={resource.sort} perPage={25} exporter={false} queryOptions={{ meta: { columns: resource.list } }}>
      <PageHead title={label(resource.labels)} actions={<ListActions />} />
      <Paper sx={{ overflow: 'hidden' }}>
        <Toolbar />
        <BulkBar />
        <RowsView columns={resource.list} />
        <Pager />
      </Paper>
    </ListBase>
  );
}

function ListActions() {
  const resource = useResourceModel();
  return (
    <>
      <ViewSwitch view="list" />
      {resource.operations.restore && resource.operations.list.args['deleted'] && <DeletedSwitch />}
      <VerbButtons verbs={resource.verbs.filter((verb) => !verb.onRow)} />
      <ListMenu />
      {resource.operations.create && <CreateLink to={`/${resource.name}/create`} />}
    </>
  );
}
