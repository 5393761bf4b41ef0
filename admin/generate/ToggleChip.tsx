import { Chip } from '@mui/material';

interface ToggleChipProps {
  readonly text: string;
  readonly isOn: boolean;
  onToggle(): void;
}

/** One of a few things that are chosen or not, high enough for a finger on a telephone. */
export function ToggleChip({ text, isOn, onToggle }: ToggleChipProps) {
  return (
    <Chip
      label={text}
      size="small"
      variant={isOn ? 'filled' : 'outlined'}
      color={isOn ? 'primary' : 'default'}
      aria-pressed={isOn}
      onClick={onToggle}
      sx={{ height: { xs: 32, md: 26 } }}
    />
  );
}
