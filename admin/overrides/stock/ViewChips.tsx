import { Box, Chip } from '@mui/material';
import type { SxProps } from '@mui/material';
import { useTranslate } from 'react-admin';

/** One of the views that may be chosen. */
interface ViewChoice<V> {
  readonly value: V;
  readonly label: string;
  /** Whether what it shows presses. */
  readonly isPressing?: boolean;
}

interface ViewChipsProps<V> {
  readonly choices: readonly ViewChoice<V>[];
  readonly value: V;
  onChange(value: V): void;
  readonly chipStyle?: SxProps;
  readonly sx?: SxProps;
}

/** Views to choose from, each with how many it shows; the chosen one is pressed. */
export function ViewChips<V>({ choices, value, onChange, chipStyle = usualChip, sx }: ViewChipsProps<V>) {
  const translate = useTranslate();
  return (
    <Box role="group" aria-label={translate('panel.stock.views')} sx={{ display: 'flex', gap: 0.75, ...(sx as object) }}>
      {choices.map((choice) => (
        <Chip
          key={choice.label}
          component="button"
          type="button"
          clickable
          aria-pressed={value === choice.value}
          label={choice.label}
          color={value === choice.value ? 'primary' : choice.isPressing ? 'warning' : 'default'}
          variant={value === choice.value ? 'filled' : 'outlined'}
          onClick={() => onChange(choice.value)}
          sx={chipStyle}
        />
      ))}
    </Box>
  );
}

const usualChip = { height: 34, fontSize: '0.875rem' };
