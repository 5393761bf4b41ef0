import { CssBaseline } from '@mui/material';
import { AdminContext, CoreAdminUI, CustomRoutes, Loading, Notification, Resource } from 'react-admin';
import { createElement, lazy, useEffect, useMemo, useState } from 'react';
import { Route } from 'react-router';
import type { ApolloClient } from '@apollo/client/core';
import { getIntrospectionQuery } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { boardFields } from '../generate/board/boardModel.ts';
import { hasCalendar } from '../generate/calendar/calendarModel.ts';
import type { PanelModel, ResourceModel } from '../generate/model.ts';
import { readModel } from '../generate/readModel.ts';
import { createI18nProvider } from '../i18n/i18nProvider.ts';
import { loadMessages } from '../i18n/messages.ts';
import { overrides } from '../overrides/index.ts';
import { pages } from '../overrides/pages.ts';
import { createAuthProvider } from '../provider/authProvider.ts';
import { catalogueQuery } from '../provider/catalogue.ts';
import type { Catalogue } from '../provider/catalogue.ts';
import { createClient } from '../provider/client.ts';
import { ask, createDataProvider } from '../provider/dataProvider.ts';
import { codeOf } from '../provider/errors.ts';
import { themes } from '../theme/theme.ts';
import { HomePage } from './HomePage.tsx';
import { LoadProblem } from './LoadProblem.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { pagesFor } from './pages.ts';
import { PanelContext } from './panel.ts';
import { PanelLayout } from './PanelLayout.tsx';
import { panelStore, storedLocale } from './panelStore.ts';
import { Revisions } from './revisions.ts';
import { useSession } from './session.ts';

const ListPage = lazy(async () => ({ default: (await import('../generate/ListPage.tsx')).ListPage }));
const ShowPage = lazy(async () => ({ default: (await import('../generate/ShowPage.tsx')).ShowPage }));
const EditPage = lazy(async () => ({ default: (await import('../generate/EditPage.tsx')).EditPage }));
const CreatePage = lazy(async () => ({ default: (await import('../generate/CreatePage.tsx')).CreatePage }));

const BoardPage = lazy(async () => ({ default: (await import('../generate/board/BoardPage.tsx')).BoardPage }));
const CalendarPage = lazy(async () => ({ default: (await import('../generate/calendar/CalendarPage.tsx')).CalendarPage }));
const GroupsPage = lazy(async () => ({ default: (await import('../generate/groups/GroupsPage.tsx')).GroupsPage }));
const ReportPage = lazy(async () => ({ default: (await import('../generate/reports/ReportPage.tsx')).ReportPage }));
const ExplorerPage = lazy(async () => ({ default: (await import('../explorer/ExplorerPage.tsx')).ExplorerPage }));
const PrintPage = lazy(async () => ({ default: (await import('../generate/reports/PrintPage.tsx')).PrintPage }));

const language = () => storedLocale() ?? 'zh';

/** The signed-in viewer's panel: reads what they may see, then shows screens made of it. */
export function Workspace() {
  const [attempt, setAttempt] = useState(0);
  return <Attempt key={attempt} onRetry={() => setAttempt(attempt + 1)} />;
}

function Attempt({ onRetry }: { onRetry(): void }) {
  const [revisions] = useState(() => new Revisions());
  const [client] = useState(() => createClient(language, revisions.told));
  const { model, problem } = useModel(client, revisions);
  if (problem) return <LoadProblem problem={problem} onRetry={onRetry} />;
  return model ? <Panel client={client} model={model} /> : null;
}

function Panel({ client, model }: { readonly client: ApolloClient<unknown>; readonly model: PanelModel }) {
  const { viewer, leave } = useSession();
  const providers = useMemo(
    () => ({
      dataProvider: createDataProvider(client, model),
      i18nProvider: createI18nProvider(model, language()),
      authProvider: createAuthProvider({ viewer, model, language, onLeave: leave }),
    }),
    [client, model, viewer, leave],
  );
  return (
    <PanelContext value={model}>
      <AdminContext {...providers} store={panelStore} lightTheme={themes.light} darkTheme={themes.dark}>
        <CssBaseline enableColorScheme />
        {/* of the library's own frame nothing is shown, and so nothing is loaded: no bar, no menu, no sign-in page */}
        <CoreAdminUI
          layout={PanelLayout}
          dashboard={HomePage}
          catchAll={NotFoundPage}
          accessDenied={NotFoundPage}
          loading={Loading}
          disableTelemetry
        >
          {model.resources.map(resourceRoutes)}
          <CustomRoutes>
            {pageRoutes(model, false)}
            <Route path="/reports/:name" element={<ReportPage />} />
            <Route path="/explorer" element={<ExplorerPage />} />
          </CustomRoutes>
          <CustomRoutes noLayout>
            {pageRoutes(model, true)}
            <Route path="/reports/:name/print" element={<PrintPage />} />
          </CustomRoutes>
        </CoreAdminUI>
        <Notification />
      </AdminContext>
    </PanelContext>
  );
}

function pageRoutes(model: PanelModel, onPaper: boolean) {
  return pagesFor(model, pages)
    .filter(({ isPaper = false }) => isPaper === onPaper)
    .map(({ path, component }) => <Route key={path} path={`/${path}/*`} element={createElement(component)} />);
}

function resourceRoutes(resource: ResourceModel) {
  const own = overrides[resource.name] ?? {};
  const { create, update } = resource.operations;
  return (
    <Resource
      key={resource.name}
      name={resource.name}
      list={own.list ?? ListPage}
      show={own.show ?? ShowPage}
      {...(create ? { create: own.create ?? CreatePage } : {})}
      {...(update ? { edit: own.edit ?? EditPage } : {})}
    >
      {boardFields(resource).length > 0 && <Route path="board" element={createElement(own.board ?? BoardPage)} />}
      {hasCalendar(resource) && <Route path="calendar" element={<CalendarPage />} />}
      {resource.operations.aggregate && <Route path="groups" element={<GroupsPage />} />}
    </Resource>
  );
}

/** Reads the model, and anew, while the page stays as it is, when an administrator has changed fields. */
function useModel(client: ApolloClient<unknown>, revisions: Revisions) {
  const { leave } = useSession();
  const [model, setModel] = useState<PanelModel | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => revisions.listen(() => setRound((last) => last + 1)), [revisions]);
  useEffect(() => {
    let isCurrent = true;
    loadModel(client).then(
      (loaded) => isCurrent && setModel(loaded),
      (error: unknown) => {
        if (!isCurrent) return;
        if (codeOf(error) === 'UNAUTHENTICATED') leave(true);
        // a page that is at work goes on with the model that it has
        else if (round === 0) setProblem(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [client, leave, round]);
  return { model, problem };
}

async function loadModel(client: ApolloClient<unknown>): Promise<PanelModel> {
  const [schema, said] = await Promise.all([
    ask<IntrospectionQuery>(client, getIntrospectionQuery()),
    ask<{ readonly catalogue: Catalogue }>(client, catalogueQuery),
    loadMessages(language()),
  ]);
  return readModel(schema.__schema, said.catalogue);
}
