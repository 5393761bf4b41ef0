import ExpandMore from '@mui/icons-material/ExpandMore';
import { Button, Divider, ListItemIcon, ListItemText, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { VerbModel } from '../model.ts';

interface VerbMenuProps {
  readonly folded: readonly VerbModel[];
  readonly refused: readonly VerbModel[];
  readonly also: readonly ReactElement[];
  onRun(verb: VerbModel): void;
}

/** What else can be done, and below it what cannot be done now, with the sentence why. */
export function VerbMenu({ folded, refused, also, onRun }: VerbMenuProps) {
  const translate = useTranslate();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const run = (verb: VerbModel) => {
    setAnchor(null);
    onRun(verb);
  };
  return (
    <>
      <Button
        variant="outlined"
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? menuId : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate('panel.record.actions')}
      </Button>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        // any choice of what the page adds closes it
        onClick={() => setAnchor(null)}
        slotProps={{ paper: { sx: { maxWidth: 'min(340px, calc(100vw - 32px))' } } }}
      >
        {folded.map((verb) => (
          <VerbItem key={verb.operation.name} verb={verb} onRun={run} />
        ))}
        {also}
        {refusedItems({ refused, isAlone: folded.length + also.length === 0, title: translate('panel.record.refused') })}
      </Menu>
    </>
  );
}

interface Refused {
  readonly refused: readonly VerbModel[];
  readonly isAlone: boolean;
  readonly title: string;
}

/** A menu finds its items among its own children: they are given as such. */
function refusedItems({ refused, isAlone, title }: Refused): readonly ReactElement[] {
  if (refused.length === 0) return [];
  return [
    ...(isAlone ? [] : [<Divider key="divider" component="li" />]),
    <ListSubheader key="refused" role="presentation" sx={{ lineHeight: 2.4, bgcolor: 'transparent' }}>
      {title}
    </ListSubheader>,
    ...refused.map((verb) => <RefusedItem key={verb.operation.name} verb={verb} />),
  ];
}

interface ItemProps {
  readonly verb: VerbModel;
}

function VerbItem({ verb, onRun, ...focus }: ItemProps & { onRun(verb: VerbModel): void }) {
  const label = useLabels();
  return (
    <MenuItem {...focus} onClick={() => onRun(verb)}>
      <ListItemIcon>
        <CatalogueIcon icon={verb.icon} fontSize="small" />
      </ListItemIcon>
      <ListItemText>{label(verb.label)}</ListItemText>
    </MenuItem>
  );
}

/** Reached by the arrow keys like the others, so that its reason is read out; pressing it does nothing. */
function RefusedItem({ verb, ...focus }: ItemProps) {
  const label = useLabels();
  return (
    <MenuItem
      {...focus}
      aria-disabled
      disableRipple
      onClick={(event) => event.stopPropagation()}
      sx={{ cursor: 'default', alignItems: 'flex-start' }}
    >
      <ListItemIcon sx={{ opacity: 0.5, mt: 0.25 }}>
        <CatalogueIcon icon={verb.icon} fontSize="small" />
      </ListItemIcon>
      <ListItemText
        primary={label(verb.label)}
        secondary={label(verb.guard) || undefined}
        slotProps={{
          primary: { color: 'textSecondary' },
          secondary: { variant: 'caption', color: 'textSecondary', sx: { whiteSpace: 'normal' } },
        }}
      />
    </MenuItem>
  );
}
