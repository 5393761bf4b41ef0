import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { asLocale } from '../i18n/i18nProvider.ts';
import { readViewer } from '../provider/session.ts';
import type { Viewer } from '../provider/session.ts';
import { forgetViewer, rememberLocale, storedLocale } from './panelStore.ts';
import { SessionContext } from './session.ts';
import { SignInPage } from './SignInPage.tsx';

const Workspace = lazy(async () => ({ default: (await import('./Workspace.tsx')).Workspace }));

/** Decides between sign-in and the workspace; the address stays, so a new session goes on where it was. */
export function Root() {
  const [viewer, setViewer] = useState<Viewer | null>();
  const [hasEnded, setHasEnded] = useState(false);

  useEffect(() => {
    void readViewer(storedLocale() ?? 'zh').then(setViewer, () => setViewer(null));
  }, []);

  const enter = useCallback((entered: Viewer) => {
    if (!storedLocale()) rememberLocale(asLocale(entered.locale));
    setHasEnded(false);
    setViewer(entered);
  }, []);
  const leave = useCallback((isEnded: boolean) => {
    forgetViewer();
    setHasEnded(isEnded);
    setViewer(null);
  }, []);

  if (viewer === undefined) return null;
  if (viewer === null) return <SignInPage hasEnded={hasEnded} onEnter={enter} />;
  return (
    <SessionContext value={{ viewer, leave, renew: setViewer }}>
      <Suspense fallback={null}>
        <Workspace key={`${viewer.id}/${viewer.role}`} />
      </Suspense>
    </SessionContext>
  );
}
