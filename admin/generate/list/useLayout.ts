import { useStore } from 'react-admin';
import type { ResourceModel } from '../model.ts';
import type { Density } from './listState.ts';

/** How a viewer likes a list to look on this machine, where no view and no address says otherwise. */
interface Layout {
  readonly columns?: readonly string[];
  readonly density?: Density;
}

const none: Layout = {};

/** What the machine keeps of a list's look; it forgets it with the viewer. */
export function useLayout(resource: ResourceModel) {
  const [kept, keep] = useStore<Layout>(`lists.${resource.name}.layout`, none);
  return {
    columns: kept.columns ?? resource.list,
    isOwn: kept.columns !== undefined,
    density: kept.density ?? ('comfortable' as const),
    keepColumns: (columns: readonly string[] | undefined) => keep({ ...kept, columns }),
    keepDensity: (density: Density) => keep({ ...kept, density }),
  };
}
