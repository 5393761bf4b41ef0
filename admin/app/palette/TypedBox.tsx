import Search from '@mui/icons-material/Search';
import { Box, Button, InputBase } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { listboxId, optionId } from './Choices.tsx';
import type { Entry } from './entries.ts';

interface TypedBoxProps {
  readonly typed: string;
  readonly active: Entry | undefined;
  onType(typed: string): void;
  onMove(by: number): void;
  onChoose(entry: Entry): void;
  /** Set where nothing lies beside the palette that could be pressed instead. */
  readonly onClose: (() => void) | undefined;
}

/** Where it is typed; the arrows move through what was found while the cursor stays here. */
export function TypedBox({ typed, active, onType, onMove, onChoose, onClose }: TypedBoxProps) {
  const translate = useTranslate();
  const press = (event: KeyboardEvent) => {
    // an input method takes its own Enter and arrows
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) onMove(by);
    else if (event.key === 'Enter' && active) onChoose(active);
    else return;
    event.preventDefault();
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Search sx={{ color: 'text.secondary', fontSize: 20 }} />
      <InputBase
        autoFocus
        fullWidth
        value={typed}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={press}
        placeholder={translate('panel.palette.placeholder')}
        inputProps={{ ...combobox(active), 'aria-label': translate('panel.palette.title') }}
        sx={{ fontSize: '1rem', py: 0.5 }}
      />
      {onClose && (
        <Button color="inherit" onClick={onClose} sx={{ flexShrink: 0 }}>
          {translate('ra.action.cancel')}
        </Button>
      )}
    </Box>
  );
}

function combobox(active: Entry | undefined) {
  return {
    role: 'combobox',
    'aria-expanded': active !== undefined,
    'aria-controls': listboxId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': active ? optionId(active) : undefined,
    autoComplete: 'off',
    spellCheck: false,
    maxLength: 60,
    enterKeyHint: 'go',
  } as const;
}
