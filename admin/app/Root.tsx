import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Locale } from '../generate/model.ts';
import { asLocale } from '../i18n/i18nProvider.ts';
import { loadMessages } from '../i18n/messages.ts';
import { endViewAs, readViewer } from '../provider/session.ts';
import type { Viewer } from '../provider/session.ts';
import { forgetDrafts } from '../generate/drafts/draftStore.ts';
import { forgetViewer, rememberLocale, storedLocale } from './panelStore.ts';
import { SessionContext } from './session.ts';
import { SignInPage } from './SignInPage.tsx';

const Workspace = lazy(async () => ({ default: (await import('./Workspace.tsx')).Workspace }));

/** Decides between sign-in and the workspace; the address stays, so a new session goes on where it was. */
export function Root() {
  const [viewer, setViewer] = useState<Viewer | null>();
  const [hasEnded, setHasEnded] = useState(false);
  const [isViewAsOver, setIsViewAsOver] = useState(false);

  useEffect(() => {
    void readAll(storedLocale() ?? 'zh').then(setViewer);
  }, []);

  const enter = useCallback((entered: Viewer) => {
    if (!storedLocale()) rememberLocale(asLocale(entered.locale));
    setHasEnded(false);
    setViewer(entered);
  }, []);
  const renew = useCallback((renewed: Viewer, isOver = false) => {
    setIsViewAsOver(isOver);
    setViewer(renewed);
  }, []);
  const isViewing = viewer?.viewedBy !== undefined;
  const leave = useCallback(
    (isEnded: boolean) => {
      const toSignIn = () => {
        forgetViewer();
        // who was signed out in the middle of a form finds it again
        if (viewer && !isEnded) forgetDrafts(viewer.id);
        setHasEnded(isEnded);
        setViewer(null);
      };
      // what ended may be the looking alone: then the viewer is their own self again, and told so
      if (isEnded && isViewing) endViewAs(storedLocale() ?? 'zh').then((own) => renew(own, true), toSignIn);
      else toSignIn();
    },
    [isViewing, renew, viewer],
  );

  if (viewer === undefined) return null;
  if (viewer === null) return <SignInPage hasEnded={hasEnded} onEnter={enter} />;
  return (
    <SessionContext value={{ viewer, leave, renew, isViewAsOver }}>
      <Suspense fallback={null}>
        <Workspace key={[viewer.id, viewer.role, viewer.token?.id, viewer.viewedBy?.id].join('/')} />
      </Suspense>
    </SessionContext>
  );
}

/** Who is signed in, once their language is there to greet them in. */
async function readAll(language: Locale): Promise<Viewer | null> {
  const [viewer] = await Promise.all([readViewer(language).catch(() => null), loadMessages(language)]);
  return viewer;
}
