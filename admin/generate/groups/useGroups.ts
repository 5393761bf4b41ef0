import { useListContext } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { groupsDocument } from '../../provider/aggregateDocument.ts';
import type { GroupKey } from '../../provider/aggregateDocument.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { Row } from '../choose.ts';
import { useListRequest } from '../list/useListRequest.ts';
import { groupsKey } from '../../provider/where.ts';
import { chosenKeys, groupKeys, keyName, summedFields } from './groupModel.ts';

/** Rows that are alike in what they are put together by. */
export interface GroupRow {
  readonly group: Row;
  readonly count: number;
  readonly sum?: Row;
}

/** The groups of the list's rows, and the ways to put them together. */
export function useGroups() {
  const model = usePanel();
  const resource = useResourceModel();
  const { where, deleted } = useListRequest();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const offered = groupKeys(model, resource);
  const keys = chosenKeys(resource, offered, filterValues[groupsKey]);
  const sums = summedFields(resource);
  const document = groupsDocument(resource, { where, deleted, sums: sums.map(({ name }) => name) }, keys);
  const isAsked = document !== null && keys.length > 0;
  const answer = useAnswer<{ readonly figures: readonly GroupRow[] }>(document?.text ?? '', document?.variables ?? {}, isAsked);
  const choose = (chosen: readonly GroupKey[]) =>
    setFilters({ ...filterValues, [groupsKey]: chosen.map(keyName) }, displayedFilters, false);
  return { offered, keys, sums, choose, groups: answer.data?.figures, error: answer.error, refetch: answer.refetch };
}
