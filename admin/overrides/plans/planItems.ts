import { useAnswer } from '../../provider/useAnswer.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { Named } from './planData.ts';

/** A visit that was planned or made for an item. */
export interface ItemVisit {
  readonly id: string;
  readonly status: string;
  readonly plannedStart: string | null;
  readonly actualEnd: string | null;
}

export interface PlanItem {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly plannedOn: string | null;
  readonly groups: number;
  readonly purpose: string | null;
  readonly isDone: boolean;
  readonly targetName: string | null;
  readonly account: (Named & { readonly shortName: string | null }) | null;
  readonly site: Named | null;
  readonly visits: { readonly nodes: readonly ItemVisit[] };
}

interface ItemsAnswer {
  readonly planItems: { readonly totalCount: number; readonly nodes: readonly PlanItem[] };
}

const itemsQuery = /* GraphQL */ `
  query itemsOfPlan($plan: ID!, $offset: Int!) {
    planItems(where: { plan: { id: { eq: $plan } } }, first: 100, offset: $offset, orderBy: [{ plannedOn: ASC }]) {
      totalCount
      nodes {
        id
        version
        kind
        plannedOn
        groups
        purpose
        isDone
        targetName
        account {
          id
          name
          shortName
        }
        site {
          id
          name
        }
        visits(first: 3, orderBy: [{ createdAt: DESC }]) {
          nodes {
            id
            status
            plannedStart
            actualEnd
          }
        }
      }
    }
  }
`;

/** The gateway's longest page; nobody means to do more than two of them in a month. */
const PAGE = 100;

/** All items of a plan; null until they are read. */
export function usePlanItems(plan: string | undefined): readonly PlanItem[] | null {
  const first = useAnswer<ItemsAnswer>(itemsQuery, { plan, offset: 0 }, plan !== undefined);
  const hasMore = (first.data?.planItems.totalCount ?? 0) > PAGE;
  const second = useAnswer<ItemsAnswer>(itemsQuery, { plan, offset: PAGE }, plan !== undefined && hasMore);
  if (!first.data || first.isPlaceholderData || (hasMore && !second.data)) return null;
  return [...first.data.planItems.nodes, ...(hasMore ? (second.data?.planItems.nodes ?? []) : [])];
}

/** Reads all items of a plan at once, outside a page. */
export async function readPlanItems(provider: PanelProvider, plan: string): Promise<readonly PlanItem[]> {
  const pages = [0, PAGE].map((offset) => provider.ask<ItemsAnswer>(itemsQuery, { plan, offset }));
  return (await Promise.all(pages)).flatMap(({ planItems }) => planItems.nodes);
}
