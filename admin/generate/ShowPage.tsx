import { Alert, Box, Paper, Tab, Tabs } from '@mui/material';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { ShowBase, useLocation, useNavigate, useRecordContext, useShowContext, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useLabels, useResourceModel } from '../app/panel.ts';
import { formatDateTime } from '../i18n/time.ts';
import { showAsides } from '../overrides/asides.ts';
import { totalName } from '../provider/selection.ts';
import { FieldGroups } from './FieldGroups.tsx';
import { fullRow } from './fullRow.ts';
import { historyTab } from './history.ts';
import { HistoryList } from './HistoryList.tsx';
import { Missing } from './Missing.tsx';
import type { FieldModel } from './model.ts';
import { isRelatedList } from './model.ts';
import { RelatedList } from './RelatedList.tsx';
import { ShowHead } from './ShowHead.tsx';
import { timelineSources, timelineTab } from './timeline/sources.ts';
import { TimelineList } from './timeline/TimelineList.tsx';

/** One row of any resource: its fields in groups, and its related rows and its history behind tabs. */
export function ShowPage() {
  return (
    <ShowBase queryOptions={{ meta: fullRow, onError: () => {} }}>
      <ShowBody />
    </ShowBase>
  );
}

function ShowBody() {
  const { record, error, isPending } = useShowContext();
  const resource = useResourceModel();
  if (error) return <Missing error={error} />;
  if (isPending || !record) return null;
  const Aside = showAsides[resource.name];
  const related = resource.fields.filter((field) => isRelatedList(field) && field.target && field.inverse);
  return (
    <>
      <ShowHead />
      <DeletedNotice />
      {Aside && (
        <Suspense fallback={null}>
          <Aside row={record} />
        </Suspense>
      )}
      {related.length === 0 && !resource.history ? (
        <Paper>
          <FieldGroups row={record} />
        </Paper>
      ) : (
        <RecordTabs key={record.id} row={record} related={related} />
      )}
    </>
  );
}

function DeletedNotice() {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const record = useRecordContext();
  const at: unknown = record?.['deletedAt'];
  if (typeof at !== 'string') return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {translate('panel.show.deleted', { at: formatDateTime(at, timeZone) })}
    </Alert>
  );
}

interface Section {
  readonly name: string;
  readonly label: ReactNode;
  readonly body: ReactNode;
}

/** What a row's page has tabs for: its fields, its related rows, its history. */
function useSections(row: RaRecord, related: readonly FieldModel[]): readonly Section[] {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const { history } = resource;
  const hasTimeline = timelineSources(usePanel(), resource).some(({ field }) => field !== null);
  const countOf = (field: FieldModel) => {
    const total: unknown = row[totalName(field)];
    return typeof total === 'number' ? total : undefined;
  };
  return [
    { name: 'details', label: translate('panel.show.details'), body: <FieldGroups row={row} /> },
    ...(hasTimeline ? [{ name: timelineTab, label: translate('panel.timeline.title'), body: <TimelineList row={row} /> }] : []),
    ...related.map((field) => ({
      name: field.name,
      label: <TabLabel text={label(field.label)} count={countOf(field)} />,
      body: <RelatedList field={field} row={row} />,
    })),
    ...(history ? [{ name: historyTab, label: translate('panel.history.title'), body: <HistoryList row={row} /> }] : []),
  ];
}

function RecordTabs({ row, related }: { readonly row: RaRecord; readonly related: readonly FieldModel[] }) {
  const translate = useTranslate();
  const sections = useSections(row, related);
  const [chosen, setChosen] = useTab(sections.map(({ name }) => name));
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      <Tabs
        value={chosen}
        onChange={(_event, value: string) => setChosen(value)}
        variant="scrollable"
        aria-label={translate('panel.show.sections')}
        sx={{ borderBottom: 1, borderColor: 'divider', px: 0.5 }}
      >
        {sections.map(({ name, label }) => (
          <Tab key={name} value={name} id={`tab-${name}`} aria-controls={`panel-${name}`} label={label} />
        ))}
      </Tabs>
      {sections.map(({ name, body }) => (
        <TabPanel key={name} name={name} chosen={chosen}>
          {body}
        </TabPanel>
      ))}
    </Paper>
  );
}

/** The open tab stands in the address, so that coming back finds it open. */
function useTab(names: readonly string[]): readonly [string, (tab: string) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const asked = new URLSearchParams(search).get('tab');
  return [asked && names.includes(asked) ? asked : 'details', (tab) => navigate(`${pathname}?tab=${tab}`, { replace: true })];
}

function TabLabel({ text, count }: { readonly text: string; readonly count: number | undefined }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'baseline' }}>
      {text}
      {count !== undefined && (
        <Box component="span" sx={{ fontSize: '0.75rem', fontWeight: 500, color: 'text.secondary' }}>
          {count}
        </Box>
      )}
    </Box>
  );
}

function TabPanel({ name, chosen, children }: { readonly name: string; readonly chosen: string; readonly children: ReactNode }) {
  return (
    <Box role="tabpanel" id={`panel-${name}`} aria-labelledby={`tab-${name}`} hidden={name !== chosen}>
      {name === chosen && children}
    </Box>
  );
}
