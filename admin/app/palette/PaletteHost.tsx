import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-admin';
import { isTaken } from '../keys.ts';
import { menuOf } from '../menu.ts';
import { usePanel } from '../panel.ts';
import { goKeys } from './goKeys.ts';
import { PaletteContext } from './PaletteContext.ts';
import type { Overlay } from './PaletteContext.ts';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }));

/** Listens for the keys that work on every page, and holds what they call. */
export function PaletteHost({ children }: { readonly children: ReactNode }) {
  const [overlay, show] = useState<Overlay>(null);
  const close = () => show(null);
  useKeys(show);
  useGo();
  return (
    <PaletteContext value={show}>
      {children}
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'keys' && <KeysDialog onClose={close} />}
      </Suspense>
    </PaletteContext>
  );
}

function useKeys(show: (overlay: Overlay) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (!wanted) return;
      event.preventDefault();
      if (wanted === 'search' && focusSearch()) return;
      show(wanted === 'keys' ? 'keys' : 'palette');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [show]);
}

/** Long enough to find the second key. */
const waitMs = 1500;

/** `g` and a letter go to a list. */
function useGo(): void {
  const navigate = useNavigate();
  const model = usePanel();
  useEffect(() => {
    const keys = goKeys(menuOf(model));
    let pressedAt = -Infinity;
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
      if (ctrlKey || metaKey || altKey || isTaken(event.target)) return;
      const found = timeStamp - pressedAt < waitMs ? keys.get(key.toLowerCase()) : undefined;
      pressedAt = !found && key === 'g' ? timeStamp : -Infinity;
      if (!found) return;
      event.preventDefault();
      navigate(`/${found.name}`);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [model, navigate]);
}

function wantedBy(event: KeyboardEvent): 'palette' | 'search' | 'keys' | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') return document.querySelector('[role=dialog]') ? null : 'palette';
  if (ctrlKey || metaKey || altKey || isTaken(event.target)) return null;
  if (key === '/') return 'search';
  return key === '?' || key === '？' ? 'keys' : null;
}

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('main [role=search] input[type=search]');
  box?.focus();
  box?.select();
  return box !== null;
}
