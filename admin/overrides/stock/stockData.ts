import { useAnswer } from '../../provider/useAnswer.ts';

/** A site of which the viewer sees equipment. */
export interface StockSite {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** A person of whom the page knows the name. */
interface Person {
  readonly id: string;
  readonly name: string;
}

/** An item as the page of its site shows it. */
export interface StockItem {
  readonly id: string;
  readonly version: number;
  readonly assetNo: string;
  readonly name: string;
  readonly category: string | null;
  readonly model: string | null;
  readonly quantity: number;
  readonly unit: string | null;
  readonly status: string;
  readonly nextCheckOn: string | null;
  readonly warrantyUntil: string | null;
  readonly custodian: Person | null;
}

/** A stock-take of the site that has not been confirmed. */
export interface OpenTake {
  readonly id: string;
  readonly period: string;
  readonly status: string;
  readonly itemCount: number;
  readonly countedCount: number;
  readonly differenceCount: number;
}

const sitesQuery = /* GraphQL */ `
  query stockSites {
    equipmentItemsAggregate(groupBy: [{ site: { id: true, code: true, name: true, status: true } }], first: 100) {
      group {
        site {
          id
          code
          name
          status
        }
      }
      count
    }
  }
`;

const itemsQuery = /* GraphQL */ `
  query stockItems($site: ID!) {
    first: equipmentItems(where: { site: { id: { eq: $site } } }, orderBy: [{ assetNo: ASC }], first: 100) {
      ...Items
    }
    second: equipmentItems(where: { site: { id: { eq: $site } } }, orderBy: [{ assetNo: ASC }], first: 100, offset: 100) {
      ...Items
    }
    salesSite(id: $site) {
      id
      frontDesk {
        id
      }
    }
    stockTakes(where: { site: { id: { eq: $site } }, status: { in: [OPEN, COUNTED] } }, orderBy: [{ period: DESC }], first: 3) {
      nodes {
        id
        period
        status
        itemCount
        countedCount
        differenceCount
      }
    }
  }

  fragment Items on EquipmentConnection {
    totalCount
    nodes {
      id
      version
      assetNo
      name
      category
      model
      quantity
      unit
      status
      nextCheckOn
      warrantyUntil
      custodian {
        id
        name
      }
    }
  }
`;

interface SitesAnswer {
  readonly equipmentItemsAggregate: readonly {
    readonly group: {
      readonly site: { readonly id: string; readonly code: string; readonly name: string; readonly status: string } | null;
    };
    readonly count: number;
  }[];
}

/** The sites whose equipment the viewer sees: those that are open first, in the order of their codes. */
export function useStockSites(): { readonly sites: readonly StockSite[] | null; readonly error: Error | null } {
  const { data, error } = useAnswer<SitesAnswer>(sitesQuery);
  const found = data?.equipmentItemsAggregate.flatMap(({ group: { site }, count }) => (site ? [{ ...site, count }] : []));
  const place = ({ status, code }: { readonly status: string; readonly code: string }) => `${status === 'OPEN' ? 0 : 1} ${code}`;
  return { sites: found?.toSorted((one, other) => (place(one) < place(other) ? -1 : 1)) ?? null, error };
}

interface Items {
  readonly totalCount: number;
  readonly nodes: readonly StockItem[];
}

interface ItemsAnswer {
  readonly first: Items;
  readonly second: Items;
  readonly salesSite: { readonly id: string; readonly frontDesk: { readonly id: string } | null } | null;
  readonly stockTakes: { readonly nodes: readonly OpenTake[] };
}

/** Everything that a site has. */
export interface SiteStock {
  readonly items: readonly StockItem[];
  readonly totalCount: number;
  readonly frontDesk: string | null;
  readonly takes: readonly OpenTake[];
}

/** What a site has; nothing is asked before one is named. */
export function useSiteStock(site: string): { readonly stock: SiteStock | null; readonly error: Error | null } {
  const { data, error } = useAnswer<ItemsAnswer>(itemsQuery, { site }, site !== '');
  // while another site is being read, the one before it is still there
  if (data?.salesSite?.id !== site) return { stock: null, error };
  return {
    stock: {
      items: [...data.first.nodes, ...data.second.nodes],
      totalCount: data.first.totalCount,
      frontDesk: data.salesSite.frontDesk?.id ?? null,
      takes: data.stockTakes.nodes,
    },
    error,
  };
}
