import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { LinkBase, useListContext, useTranslate } from 'react-admin';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels, useMentions, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { formatDecimal } from '../../i18n/number.ts';
import type { GroupKey } from '../../provider/aggregateDocument.ts';
import { both, whereKey } from '../../provider/where.ts';
import { FieldValue } from '../FieldValue.tsx';
import { searchOf } from '../list/listState.ts';
import { useListState } from '../list/useListState.ts';
import type { FieldModel, Where } from '../model.ts';
import { groupWhere, keyName, valueIn } from './groupModel.ts';
import { GroupValue } from './GroupValue.tsx';
import { useKeyNames } from './GroupPicker.tsx';
import type { GroupRow } from './useGroups.ts';

interface GroupTableProps {
  readonly groups: readonly GroupRow[];
  readonly keys: readonly GroupKey[];
  readonly sums: readonly FieldModel[];
}

/** The groups, each with the way to its rows. */
export function GroupTable({ groups, keys, sums }: GroupTableProps) {
  const translate = useTranslate();
  const label = useLabels();
  const mention = useMentions();
  const nameOf = useKeyNames();
  const resource = useResourceModel();
  if (groups.length === 0)
    return <PageMessage title={translate('ra.navigation.no_filtered_results', { name: mention(resource.labels) })} />;
  return (
    <TableContainer sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Table size="small" aria-label={translate('panel.groups.title', { name: label(resource.labels) })}>
        <TableHead>
          <TableRow>
            {keys.map((key) => (
              <TableCell key={keyName(key)}>{nameOf(key)}</TableCell>
            ))}
            <TableCell align="right">{translate('panel.groups.count')}</TableCell>
            {sums.map((field) => (
              <TableCell key={field.name} align="right">
                {field.unit ? `${label(field.label)} (${label(field.unit)})` : label(field.label)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {groups.map((row) => (
            <OneGroup key={JSON.stringify(row.group)} row={row} keys={keys} sums={sums} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface OneGroupProps {
  readonly row: GroupRow;
  readonly keys: readonly GroupKey[];
  readonly sums: readonly FieldModel[];
}

function OneGroup({ row, keys, sums }: OneGroupProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const address = useRowsAddress();
  return (
    <TableRow hover>
      {keys.map((key) => (
        <TableCell key={keyName(key)}>
          <GroupValue groupKey={key} value={valueIn(row.group, key)} />
        </TableCell>
      ))}
      <TableCell align="right">
        <Link component={LinkBase} to={address(row, keys)} title={translate('panel.groups.open')} sx={{ fontWeight: 600 }}>
          {formatDecimal(String(row.count), locale)}
        </Link>
      </TableCell>
      {sums.map((field) => (
        <TableCell key={field.name} align="right">
          <FieldValue field={field} row={row.sum ?? {}} isCell />
        </TableCell>
      ))}
    </TableRow>
  );
}

/** The list of a group's rows, under the filter that they are grouped under. */
function useRowsAddress(): (row: GroupRow, keys: readonly GroupKey[]) => string {
  const resource = useResourceModel();
  const { filterValues } = useListContext();
  const { state } = useListState();
  return ({ group }, keys) => {
    const where = keys
      .map((key) => groupWhere(key, valueIn(group, key)))
      .reduce<Where | undefined>((before, condition) => both(before, condition), filterValues[whereKey] as Where | undefined);
    return `/${resource.name}${searchOf(resource, { filter: state.filter, sort: state.sort, where })}`;
  };
}
