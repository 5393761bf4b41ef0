import Add from '@mui/icons-material/Add';
import Remove from '@mui/icons-material/Remove';
import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BigButton } from './BigButton.tsx';

interface StepperProps {
  /** How many there should be. */
  readonly expected: number;
  readonly value: number;
  onChange(value: number): void;
}

/** A number of heads, by thumb or by key. */
export function Stepper({ expected, value, onChange }: StepperProps) {
  const translate = useTranslate();
  const set = (next: number) => onChange(Math.max(0, Math.min(10_000, Number.isFinite(next) ? Math.round(next) : 0)));
  return (
    <Box sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
      <Typography component="span" sx={{ mr: 1 }}>
        {translate('panel.tourDesk.expected', { smart_count: expected })}
      </Typography>
      <BigButton aria-label={translate('panel.tourDesk.oneLess')} onClick={() => set(value - 1)} sx={{ minWidth: 48 }}>
        <Remove />
      </BigButton>
      <TextField
        type="number"
        size="medium"
        label={translate('panel.tourDesk.actual')}
        value={value}
        onChange={({ target }) => set(Number(target.value))}
        slotProps={{ htmlInput: { min: 0, inputMode: 'numeric', sx: { textAlign: 'center', fontSize: '1.15rem', fontWeight: 650 } } }}
        sx={{ width: 96, '& .MuiInputBase-root': { height: 52 } }}
      />
      <BigButton aria-label={translate('panel.tourDesk.oneMore')} onClick={() => set(value + 1)} sx={{ minWidth: 48 }}>
        <Add />
      </BigButton>
    </Box>
  );
}
