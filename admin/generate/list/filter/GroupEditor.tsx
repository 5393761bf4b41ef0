import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, Chip, IconButton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ConditionEditor } from './ConditionEditor.tsx';
import { newCondition, newGroup } from './conditionTree.ts';
import type { ConditionItem, Group } from './conditionTree.ts';

/** Groups stand in each other so deep. */
const deepest = 3;

interface GroupEditorProps {
  readonly group: Group;
  readonly depth?: number;
  onChange(group: Group): void;
  /** Absent for the outermost. */
  readonly onRemove?: () => void;
}

/** Conditions of which all or any must hold, with groups of them inside. */
export function GroupEditor({ group, depth = 1, onChange, onRemove }: GroupEditorProps) {
  const translate = useTranslate();
  const put = (place: number, item: ConditionItem | null) =>
    onChange({ ...group, items: item ? group.items.with(place, item) : group.items.toSpliced(place, 1) });
  const add = (item: ConditionItem) => onChange({ ...group, items: [...group.items, item] });
  return (
    <Box
      role="group"
      aria-label={translate(`panel.lists.filter.${group.join}`)}
      sx={{
        display: 'grid',
        gap: 1.25,
        ...(depth > 1 && { p: 1.25, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'action.hover' }),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <JoinSwitch join={group.join} onChange={(join) => onChange({ ...group, join })} />
        {onRemove && (
          <IconButton size="small" aria-label={translate('panel.lists.filter.removeGroup')} onClick={onRemove} sx={{ ml: 'auto' }}>
            <Close fontSize="small" />
          </IconButton>
        )}
      </Box>
      {group.items.map((item, place) => (
        <ItemEditor key={item.key} item={item} depth={depth} onChange={(next) => put(place, next)} onRemove={() => put(place, null)} />
      ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button startIcon={<Add />} onClick={() => add(newCondition())}>
          {translate('panel.lists.filter.addCondition')}
        </Button>
        {depth < deepest && (
          <Button color="inherit" startIcon={<Add />} onClick={() => add(newGroup(group.join === 'and' ? 'or' : 'and', [newCondition()]))}>
            {translate('panel.lists.filter.addGroup')}
          </Button>
        )}
      </Box>
    </Box>
  );
}

interface ItemEditorProps {
  readonly item: ConditionItem;
  readonly depth: number;
  onChange(item: ConditionItem): void;
  onRemove(): void;
}

function ItemEditor({ item, depth, onChange, onRemove }: ItemEditorProps) {
  const translate = useTranslate();
  switch (item.kind) {
    case 'group':
      return <GroupEditor group={item} depth={depth + 1} onChange={onChange} onRemove={onRemove} />;
    case 'condition':
      return <ConditionEditor condition={item} onChange={onChange} onRemove={onRemove} />;
    case 'other':
      return (
        <Box>
          <Chip label={translate('panel.lists.filter.other')} onDelete={onRemove} />
        </Box>
      );
  }
}

function JoinSwitch({ join, onChange }: { readonly join: Group['join']; onChange(join: Group['join']): void }) {
  const translate = useTranslate();
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={join}
        aria-label={translate('panel.lists.filter.join')}
        onChange={(_event, value: Group['join'] | null) => value && onChange(value)}
        sx={{ '& .MuiToggleButton-root': { py: 0.25, px: 1.25, textTransform: 'none' } }}
      >
        <ToggleButton value="and">{translate('panel.lists.filter.all')}</ToggleButton>
        <ToggleButton value="or">{translate('panel.lists.filter.any')}</ToggleButton>
      </ToggleButtonGroup>
      <Typography variant="body2" color="textSecondary">
        {translate(`panel.lists.filter.${join}Hint`)}
      </Typography>
    </>
  );
}
