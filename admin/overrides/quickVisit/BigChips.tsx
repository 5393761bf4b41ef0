import { Box, ButtonBase, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useId } from 'react';
import { useLabels } from '../../app/panel.ts';
import type { FieldModel } from '../../generate/model.ts';
import { chipTones, isChipColor } from '../../theme/palette.ts';

interface BigChipsProps {
  readonly field: FieldModel;
  readonly value: string | null;
  /** How many stand beside one another. */
  readonly columns: number;
  onChange(value: string): void;
}

/** One of a few values, each as large as a thumb. */
export function BigChips({ field, value, columns, onChange }: BigChipsProps) {
  const label = useLabels();
  const id = useId();
  const { mode } = useTheme().palette;
  return (
    <Box role="radiogroup" aria-labelledby={id}>
      <Typography id={id} variant="caption" color="textSecondary" sx={{ display: 'block', mb: 0.75 }}>
        {label(field.label)}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
        {field.options.map((option) => {
          const isChosen = option.value === value;
          const tone = chipTones[mode][isChipColor(option.color) ? option.color : 'grey'];
          return (
            <ButtonBase
              key={option.value}
              role="radio"
              aria-checked={isChosen}
              onClick={() => onChange(option.value)}
              sx={{
                minHeight: 46,
                px: 1,
                borderRadius: 1,
                border: 1,
                borderColor: isChosen ? tone.ink : 'divider',
                bgcolor: isChosen ? tone.ground : 'background.paper',
                color: isChosen ? tone.ink : 'text.primary',
                typography: 'body1',
                fontWeight: isChosen ? 650 : 400,
                '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
              }}
            >
              {label(option.label)}
            </ButtonBase>
          );
        })}
      </Box>
    </Box>
  );
}
