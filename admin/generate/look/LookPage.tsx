import { Paper } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { ViewBar } from '../../overrides/savedViews/index.ts';
import { Conditions } from '../list/filter/Conditions.tsx';
import { LeftOut } from '../list/LeftOut.tsx';
import { usualPage } from '../list/listState.ts';
import { Toolbar } from '../Toolbar.tsx';
import { ViewSwitch } from '../ViewSwitch.tsx';
import type { Look } from './look.ts';
import { LookContext } from './look.ts';

interface LookPageProps {
  readonly look: Look;
  /** Key of the page's title, which names the rows. */
  readonly title: string;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
  /** What the page adds to the line of filters. */
  readonly tools?: ReactNode;
  /** What stands on the filters' sheet, below them. */
  readonly sheet?: ReactNode;
  readonly children?: ReactNode;
}

/** A page that shows a list's rows in another way than a table: the same filters, views and switch between the ways. */
export function LookPage({ look, title, below, actions, tools, sheet, children }: LookPageProps) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  return (
    <LookContext value={look}>
      {/* filter and order are those of the list; its rows are not read */}
      <ListBase key={resource.name} sort={resource.sort} perPage={usualPage} exporter={false} queryOptions={{ enabled: false }}>
        <PageHead
          title={translate(title, { name: label(resource.labels) })}
          beside={<ViewBar />}
          below={below}
          actions={
            <>
              {actions}
              <ViewSwitch />
            </>
          }
        />
        <Paper sx={{ mb: 1.5, overflow: 'hidden' }}>
          <Toolbar tools={tools} />
          <Conditions />
          <LeftOut />
          {sheet}
        </Paper>
        {children}
      </ListBase>
    </LookContext>
  );
}
