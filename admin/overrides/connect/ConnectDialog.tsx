import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link,
  Tab,
  Tabs,
  Typography,
  useMediaQuery,
} from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { LinkBase, useLocale, useTranslate } from 'react-admin';
import { CodeBox } from '../../app/CodeBox.tsx';
import { useLabels, usePanel } from '../../app/panel.ts';
import type { ListDialogProps } from '../../generate/list/menuEntries.ts';
import { connectionOf, pageRows } from './connection.ts';
import type { Connection } from './connection.ts';
import { apiSource, curl, grafana, isMoreThanPage, powerQuery, tokenPlace } from './snippets.ts';

/** How reporting tools read what the list shows, ready to be copied. */
export function ConnectDialog({ request, onClose }: ListDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const model = usePanel();
  const titleId = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const connection = connectionOf({ model, origin: window.location.origin, label }, request);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth fullScreen={isNarrow}>
      <DialogTitle id={titleId}>{translate('panel.connect.title', { name: label(request.resource.labels) })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
        <Typography variant="body2" color="textSecondary">
          {translate('panel.connect.about')} {request.deleted && translate('panel.connect.deleted')}
        </Typography>
        <TokenNotice scopes={connection.scopes} />
        {isMoreThanPage(request.total) && (
          <Alert severity="info">{translate('panel.connect.more', { total: request.total ?? 0, page: pageRows })}</Alert>
        )}
        <Snippets connection={connection} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function TokenNotice({ scopes }: { readonly scopes: readonly string[] }) {
  const translate = useTranslate();
  const { rootFields } = usePanel();
  return (
    <Alert severity="warning">
      {translate('panel.connect.token', { scopes: scopes.join(' ') })}{' '}
      {rootFields.has('createApiToken') ? (
        <Link component={LinkBase} to="/apiTokens/create">
          {translate('panel.connect.ownToken')}
        </Link>
      ) : (
        translate('panel.connect.askToken')
      )}
    </Alert>
  );
}

interface Tool {
  readonly key: string;
  readonly value: string;
}

function Snippets({ connection }: { readonly connection: Connection }) {
  const translate = useTranslate();
  const [chosen, setChosen] = useState('powerQuery');
  const dataset = useDataset(connection);
  const tools: readonly Tool[] = [
    { key: 'powerQuery', value: powerQuery(connection) },
    { key: 'apiSource', value: apiSource(connection) },
    { key: 'grafana', value: grafana(connection) },
    { key: 'curl', value: curl(connection) },
    ...(dataset ? [{ key: 'dataset', value: dataset }] : []),
  ];
  const shown = tools.find(({ key }) => key === chosen) ?? tools[0];
  return (
    <div>
      <Tabs
        value={shown?.key}
        onChange={(_event, key: string) => setChosen(key)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={translate('panel.connect.tools')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 1.5 }}
      >
        {tools.map(({ key }) => (
          <Tab key={key} value={key} label={translate(`panel.connect.tool.${key}`)} />
        ))}
      </Tabs>
      {shown && <CodeBox label={translate(`panel.connect.howTo.${shown.key}`)} value={shown.value} isProgram />}
    </div>
  );
}

interface DatasetList {
  readonly datasets: readonly { readonly name: string; readonly links: Readonly<Record<string, string>> }[];
}

const DATASETS = '/bi/v1/datasets';

/** The address of the dataset of the same rows; undefined where there is none, or it is not the viewer's. */
function useDataset({ url, name }: Connection): string | undefined {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['datasets'],
    queryFn: async () => {
      const response = await fetch(DATASETS);
      return response.ok ? ((await response.json()) as DatasetList).datasets : [];
    },
  });
  const link = data?.find((dataset) => dataset.name === name)?.links['csv'];
  return link && `${new URL(link, url).href}?lang=${locale}&key=${tokenPlace}`;
}
