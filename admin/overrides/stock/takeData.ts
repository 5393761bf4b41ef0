import type { Row } from '../../generate/choose.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An item of a stock-take: what the book has of it, and what was counted. */
export interface TakeLine {
  readonly id: string;
  readonly version: number;
  readonly assetNo: string;
  readonly name: string;
  readonly unit: string | null;
  readonly bookQty: number;
  readonly countedQty: number | null;
  readonly difference: number | null;
  readonly condition: string | null;
  readonly note: string | null;
  readonly countedAt: string | null;
  readonly countedBy: Named | null;
  readonly item: { readonly id: string; readonly custodian: Named | null } | null;
  readonly photos?: { readonly nodes: readonly (Row & { readonly id: string })[] };
}

export interface Take {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly period: string;
  readonly status: string;
  readonly returnReason: string | null;
  readonly countedAt: string | null;
  readonly confirmedAt: string | null;
  readonly countedBy: Named | null;
  readonly confirmedBy: Named | null;
  readonly site: Named | null;
}

const takeQuery = /* GraphQL */ `
  query stockTakePage($id: ID!) {
    stockTake(id: $id) {
      id
      version
      no
      period
      status
      returnReason
      countedAt
      confirmedAt
      countedBy {
        id
        name
      }
      confirmedBy {
        id
        name
      }
      site {
        id
        name
      }
    }
    first: stockTakeLines(where: { stockTake: { id: { eq: $id } } }, orderBy: [{ assetNo: ASC }], first: 100) {
      ...Lines
    }
    second: stockTakeLines(where: { stockTake: { id: { eq: $id } } }, orderBy: [{ assetNo: ASC }], first: 100, offset: 100) {
      ...Lines
    }
  }

  fragment Lines on StockTakeLineConnection {
    totalCount
    nodes {
      id
      version
      assetNo
      name
      unit
      bookQty
      countedQty
      difference
      condition
      note
      countedAt
      countedBy {
        id
        name
      }
      item {
        id
        custodian {
          id
          name
        }
      }
    }
  }
`;

interface Lines {
  readonly totalCount: number;
  readonly nodes: readonly TakeLine[];
}

interface TakeAnswer {
  readonly stockTake: Take | null;
  readonly first: Lines;
  readonly second: Lines;
}

/** A stock-take with all its lines, up to two hundred. */
export function useTake(id: string) {
  const { data, error, refetch } = useAnswer<TakeAnswer>(takeQuery, { id });
  const isThis = data !== undefined && (data.stockTake === null || data.stockTake.id === id);
  return {
    take: isThis ? data.stockTake : undefined,
    lines: isThis ? [...data.first.nodes, ...data.second.nodes] : [],
    totalCount: data?.first.totalCount ?? 0,
    error,
    refetch,
  };
}

const photosQuery = /* GraphQL */ `
  query stockTakePhotos($id: ID!) {
    stockTakeLine(id: $id) {
      id
      photos(first: 20) {
        nodes {
          id
          name
          mimeType
          sizeBytes
        }
      }
    }
  }
`;

/** The photos of a line, once somebody asks for them. */
export function usePhotos(id: string, isAsked: boolean): readonly (Row & { readonly id: string })[] | null {
  const { data } = useAnswer<{ readonly stockTakeLine: TakeLine | null }>(photosQuery, { id }, isAsked);
  return data?.stockTakeLine?.photos?.nodes ?? null;
}

/** Sends one count; said twice under one key it counts once. */
export const countMutation = /* GraphQL */ `
  mutation countStockTakeLine($id: ID!, $input: CountStockTakeLineInput!) {
    countStockTakeLine(id: $id, input: $input) {
      id
    }
  }
`;
