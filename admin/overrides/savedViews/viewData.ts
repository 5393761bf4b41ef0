import { usePanel, useResourceModel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

/** Who else sees a view. */
export interface Sharing {
  readonly sharedRole: string | null;
  readonly sharedUnit: { readonly id: string; readonly name: string } | null;
}

/** A view as it is kept. */
export interface SavedView extends Sharing {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly state: unknown;
  readonly isDefault: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
}

// an administrator sees everybody's, and works with those that concern them
const viewsQuery = /* GraphQL */ `
  query savedViews($resource: String!, $me: ID!) {
    savedViews(
      where: {
        resource: { eq: $resource }
        or: [{ owner: { id: { eq: $me } } }, { sharedRole: { isNull: false } }, { sharedUnit: { name: { isNull: false } } }]
      }
      orderBy: [{ name: ASC }]
      first: 100
    ) {
      nodes {
        id
        version
        name
        state
        isDefault
        sharedRole
        sharedUnit {
          id
          name
        }
        owner {
          id
          name
        }
      }
    }
  }
`;

export interface Views {
  readonly mine: readonly SavedView[];
  readonly shared: readonly SavedView[];
  /** The one that opens by itself: one's own, else one that is shared. */
  readonly usual: SavedView | undefined;
  /** Whether they are still being asked for. */
  readonly isWaiting: boolean;
  refetch(): Promise<unknown>;
}

/** The views of the list on the page that the viewer has. */
export function useViews(): Views {
  const { rootFields } = usePanel();
  const resource = useResourceModel();
  const me = useSession().viewer.id;
  const { data, isLoading, refetch } = useAnswer<{ readonly savedViews: { readonly nodes: readonly SavedView[] } }>(
    viewsQuery,
    { resource: resource.name, me },
    rootFields.has('savedViews'),
  );
  const all = data?.savedViews.nodes ?? [];
  const mine = all.filter(({ owner }) => owner?.id === me);
  const shared = all.filter(({ owner }) => owner?.id !== me);
  const usual = [...mine, ...shared].find(({ isDefault }) => isDefault);
  return { mine, shared, usual, isWaiting: isLoading, refetch };
}

/** What the viewer may do with views: who looks with another's eyes writes nothing, and few share. */
export function useViewRights() {
  const { rootFields, inputs } = usePanel();
  const { viewer } = useSession();
  const maySave = rootFields.has('createSavedView') && !viewer.viewedBy;
  return {
    maySave,
    mayShare: maySave && (inputs.get('SavedViewCreateInput')?.has('sharedRole') ?? false),
    mayChange: (view: SavedView) => maySave && (view.owner?.id === viewer.id || viewer.role === 'ADMIN'),
  };
}
