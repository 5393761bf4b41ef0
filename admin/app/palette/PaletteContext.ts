import { createContext, useContext } from 'react';

/** What lies over the page when it is called. */
export type Overlay = 'palette' | 'keys' | null;

/** Opens what is called from anywhere. */
export const PaletteContext = createContext<(overlay: Overlay) => void>(() => undefined);

export function useOverlay(): (overlay: Overlay) => void {
  return useContext(PaletteContext);
}
