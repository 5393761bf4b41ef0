import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { PanelProvider } from '../provider/dataProvider.ts';
import { useFaultNotice } from './faults.ts';

/** Brings deleted rows back and shows the pages anew. */
export function useRestore(resource: string): (ids: readonly string[]) => Promise<void> {
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  return async (ids) => {
    try {
      await provider.restore(resource, ids);
      notify('panel.remove.restored', { type: 'success' });
    } catch (error) {
      sayFault(error);
    }
    refresh();
  };
}
