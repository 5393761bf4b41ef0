import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { deletedKey } from '../provider/where.ts';

/** Switches a list between the living and the deleted rows. */
export function DeletedSwitch() {
  const translate = useTranslate();
  const { filterValues, setFilters, onUnselectItems } = useListContext();
  const isDeleted = filterValues[deletedKey] === true;

  const choose = (wantsDeleted: boolean) => {
    const { [deletedKey]: _, ...rest } = filterValues;
    onUnselectItems();
    setFilters(wantsDeleted ? { ...rest, [deletedKey]: true } : rest, undefined, false);
  };
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={isDeleted}
      aria-label={translate('panel.list.rows')}
      onChange={(_event, value: boolean | null) => value !== null && choose(value)}
      sx={{ bgcolor: 'background.paper', '& .MuiToggleButton-root': { py: 0.6, px: 1.5, textTransform: 'none' } }}
    >
      <ToggleButton value={false}>{translate('panel.list.living')}</ToggleButton>
      <ToggleButton value={true}>{translate('panel.list.deleted')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

/** Whether the list shows deleted rows. */
export function useIsDeletedView(): boolean {
  const { filterValues } = useListContext();
  return filterValues?.[deletedKey] === true;
}
