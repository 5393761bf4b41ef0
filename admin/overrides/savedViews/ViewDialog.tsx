import {
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useSession } from '../../app/session.ts';
import { useListState } from '../../generate/list/useListState.ts';
import { usePanel } from '../../app/panel.ts';
import { useViewCommands } from './useViewCommands.ts';
import type { ViewInput } from './useViewCommands.ts';
import type { SavedView } from './viewData.ts';
import { useViewRights } from './viewData.ts';

/** Nobody, a unit or a role, as one choice of a list. */
const NOBODY = 'nobody';
const UNIT = 'unit:';
const ROLE = 'role:';

interface ViewDialogProps {
  /** The one to change; absent: what is shown becomes a new one. */
  readonly view?: SavedView;
  onClose(): void;
}

/** Names a view, shares it, and has it open by itself. */
export function ViewDialog({ view, onClose }: ViewDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const { mayShare } = useViewRights();
  const [name, setName] = useState(view?.name ?? '');
  const [sharing, setSharing] = useState(sharingOf(view));
  const [isDefault, setIsDefault] = useState(view?.isDefault ?? false);
  const { isBusy, save } = useSave(view, onClose);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save({ name: name.trim(), isDefault, ...(mayShare && sharingInput(sharing)) });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <Box component="form" onSubmit={submit}>
        <DialogTitle id={titleId}>{translate(view ? 'panel.lists.view.editTitle' : 'panel.lists.view.newTitle')}</DialogTitle>
        <DialogContent sx={{ pt: '6px !important', display: 'grid', gap: 2 }}>
          <NameField value={name} onChange={setName} />
          {mayShare && <SharingField view={view} value={sharing} onChange={setSharing} />}
          <FormControlLabel
            control={<Checkbox checked={isDefault} onChange={(event) => setIsDefault(event.target.checked)} />}
            label={translate('panel.lists.view.opens')}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onClose}>
            {translate('ra.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!name.trim() || isBusy}>
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}

function NameField({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate('panel.lists.view.name')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 40 } }}
      required
      autoFocus
      fullWidth
    />
  );
}

function useSave(view: SavedView | undefined, onClose: () => void) {
  const { state, open } = useListState();
  const { create, update } = useViewCommands();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (input: ViewInput) => {
    setIsBusy(true);
    const id = view ? await update(view, input) : await create({ ...input, state });
    setIsBusy(false);
    if (!id) return;
    onClose();
    if (!view) open(state, id);
  };
  return { isBusy, save };
}

interface SharingFieldProps {
  readonly view: SavedView | undefined;
  readonly value: string;
  onChange(value: string): void;
}

function SharingField({ view, value, onChange }: SharingFieldProps) {
  const translate = useTranslate();
  const { orgUnit } = useSession().viewer;
  const { inputs } = usePanel();
  const units = [orgUnit, view?.sharedUnit].flatMap((unit) => unit ?? []);
  const roles = [...(inputs.choices.get('Role') ?? [])];
  return (
    <TextField
      select
      fullWidth
      label={translate('panel.lists.view.sharedWith')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <MenuItem value={NOBODY}>{translate('panel.lists.view.nobody')}</MenuItem>
      {[...new Map(units.map((unit) => [unit.id, unit])).values()].map(({ id, name }) => (
        <MenuItem key={id} value={UNIT + id}>
          {translate('panel.lists.view.unit', { name })}
        </MenuItem>
      ))}
      {roles.map((role) => (
        <MenuItem key={role} value={ROLE + role}>
          {translate('panel.lists.view.role', { name: translate(`panel.role.${role}`) })}
        </MenuItem>
      ))}
    </TextField>
  );
}

function sharingOf(view: SavedView | undefined): string {
  if (view?.sharedUnit) return UNIT + view.sharedUnit.id;
  return view?.sharedRole ? ROLE + view.sharedRole : NOBODY;
}

function sharingInput(sharing: string): Pick<ViewInput, 'sharedRole' | 'sharedUnitId'> {
  return {
    sharedRole: sharing.startsWith(ROLE) ? sharing.slice(ROLE.length) : null,
    sharedUnitId: sharing.startsWith(UNIT) ? sharing.slice(UNIT.length) : null,
  };
}
