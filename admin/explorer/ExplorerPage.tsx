import { Paper } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { parse, print } from 'graphql';
import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { useLabels, usePanel, usePanelLocale } from '../app/panel.ts';
import { examplesOf } from './examples.ts';

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

/** The gateway's queries, tried out by whoever is signed in: with the schema, the rows and the limits that are theirs. */
export function ExplorerPage() {
  const translate = useTranslate();
  const label = useLabels();
  const locale = usePanelLocale();
  const model = usePanel();
  const { palette } = useTheme();
  const fetcher = useMemo(() => fetcherIn(locale), [locale]);
  const tabs = examplesOf(model).map(({ about, labels, query }) => ({
    query: `# ${translate(`panel.explorer.about.${about}`, { name: label(labels) })}\n${print(parse(query))}`,
  }));
  return (
    <>
      <PageHead title={translate('panel.explorer.title')} />
      <Paper sx={{ height: 'calc(100vh - 150px)', minHeight: 480, overflow: 'auto hidden', '& .graphiql-container': { minWidth: 720 } }}>
        <GraphiQL
          key={locale}
          fetcher={fetcher}
          // what somebody has tried out is nothing to the next at this machine
          storage={window.sessionStorage}
          defaultTabs={tabs}
          forcedTheme={palette.mode}
          isHeadersEditorEnabled={false}
        />
      </Paper>
    </>
  );
}

function fetcherIn(locale: string): Fetcher {
  return async (asked) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: JSON.stringify(asked),
    });
    return response.json();
  };
}
