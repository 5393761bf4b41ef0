import { useAnswer } from '../../provider/useAnswer.ts';

const labelledQuery = /* GraphQL */ `
  query stockLabelled($id: ID!) {
    equipment(id: $id) {
      id
      site {
        id
      }
    }
  }
`;

interface Labelled {
  /** The site of the item. */
  readonly site: string | null;
  readonly isLooking: boolean;
  /** There is no such item, or not for the viewer. */
  readonly isUnknown: boolean;
}

/** Where the item of a label is: whoever scans one comes to its site. */
export function useLabelled(id: string | null): Labelled {
  const { data, isPending, error } = useAnswer<{ readonly equipment: { readonly site: { readonly id: string } | null } | null }>(
    labelledQuery,
    { id },
    id !== null,
  );
  const isLooking = id !== null && isPending && !error;
  return { site: data?.equipment?.site?.id ?? null, isLooking, isUnknown: id !== null && !isLooking && !data?.equipment?.site };
}
