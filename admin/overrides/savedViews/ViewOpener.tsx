import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { readState, searchOf } from '../../generate/list/listState.ts';
import { lookPath, looksOf } from '../../generate/look/look.ts';
import { useLayout } from '../../generate/list/useLayout.ts';
import type { SavedView } from './viewData.ts';
import { useViews } from './viewData.ts';

/** A list that is opened by its name alone opens by the viewer's usual view, where there is one. */
export function ViewOpener({ children }: { readonly children: ReactNode }) {
  const { search } = useLocation();
  const { usual, isWaiting } = useViews();
  if (search !== '') return children;
  if (isWaiting) return null;
  return usual ? <Opening view={usual} /> : children;
}

function Opening({ view }: { readonly view: SavedView }) {
  const navigate = useNavigate();
  const resource = useResourceModel();
  const looks = looksOf(usePanel(), resource);
  const { keepDensity } = useLayout(resource);
  useEffect(() => {
    const state = readState(view.state);
    if (state.density) keepDensity(state.density);
    const look = looks.find((one) => one === state.look) ?? 'list';
    navigate({ pathname: lookPath(resource, look), search: searchOf(resource, state, view.id) }, { replace: true });
    // once, when the list is opened
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}
