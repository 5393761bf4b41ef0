import { Box, Dialog, LinearProgress, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { VerbDialog } from '../../generate/VerbDialog.tsx';
import type { VerbModel } from '../../generate/model.ts';
import type { Entry } from './entries.ts';
import { Choices } from './Choices.tsx';
import { NothingFound } from './NothingFound.tsx';
import { TypedBox } from './TypedBox.tsx';
import { useCommands } from './useCommands.ts';
import { useSections } from './useSections.ts';

/** Finds records, pages and commands by what is typed, and goes there. */
export function Palette({ onClose }: { onClose(): void }) {
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [typed, setTyped] = useState('');
  const [verb, runVerb] = useState<VerbModel | null>(null);
  const { sections, isSearching, error } = useSections(typed);
  const choose = useChoose(onClose, runVerb);
  const list = useChosen(
    sections.flatMap(({ entries }) => entries),
    typed,
  );
  if (verb) return <VerbDialog verb={verb} row={undefined} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      fullScreen={isNarrow}
      fullWidth
      maxWidth="sm"
      aria-label={translate('panel.palette.title')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{ paper: { sx: { mt: { sm: '9vh' }, maxHeight: { sm: '76vh' } } } }}
    >
      <TypedBox
        typed={typed}
        onType={setTyped}
        active={list.active}
        onMove={list.move}
        onChoose={choose}
        onClose={isNarrow ? onClose : undefined}
      />
      <Box sx={{ position: 'relative', overflowY: 'auto', flex: 1, minHeight: 96 }}>
        {isSearching && <LinearProgress sx={{ position: 'absolute', insetInline: 0, top: 0, height: 2 }} />}
        <Choices sections={sections} active={list.active} onPoint={list.point} onChoose={choose} />
        {list.active === undefined && !isSearching && <NothingFound typed={typed} error={error} />}
      </Box>
    </Dialog>
  );
}

function useChoose(onClose: () => void, runVerb: (verb: VerbModel) => void) {
  const navigate = useNavigate();
  const command = useCommands();
  return (entry: Entry) => {
    if (typeof entry.command === 'object') return runVerb(entry.command);
    onClose();
    if (entry.to) navigate(entry.to);
    else if (entry.command) command(entry.command);
    return undefined;
  };
}

/** The entry that Enter would choose: the first, until the arrows or the mouse say otherwise. */
function useChosen(entries: readonly Entry[], typed: string) {
  const [pointed, setPointed] = useState<{ readonly key: string; readonly typed: string } | null>(null);
  const isPointed = (entry: Entry) => pointed?.typed === typed && pointed.key === entry.key;
  const active = entries.find(isPointed) ?? entries[0];
  const point = (entry: Entry | undefined) => entry && setPointed({ key: entry.key, typed });
  const move = (by: number) => {
    const place = active ? entries.indexOf(active) : -1;
    point(entries[(place + by + entries.length) % entries.length]);
  };
  return { active, point, move };
}
