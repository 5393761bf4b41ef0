import { Box, Chip } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useLabels } from '../app/panel.ts';
import { chipTones, isChipColor } from '../theme/palette.ts';
import type { FieldModel } from './model.ts';

/** The values of a choice as quiet coloured marks. */
export function Chips({ field, values }: { readonly field: FieldModel; readonly values: readonly string[] }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
      {values.map((value) => (
        <ValueChip key={value} field={field} value={value} />
      ))}
    </Box>
  );
}

function ValueChip({ field, value }: { readonly field: FieldModel; readonly value: string }) {
  const label = useLabels();
  const { mode } = useTheme().palette;
  const option = field.options.find((choice) => choice.value === value);
  const tone = chipTones[mode][isChipColor(option?.color) ? option.color : 'grey'];
  return (
    <Chip
      component="span"
      size="small"
      title={option?.group ? value : undefined}
      label={option ? [option.group, option.label].filter(Boolean).map(label).join(' · ') : value}
      sx={{ height: 22, fontSize: '0.75rem', bgcolor: tone.ground, color: tone.ink, '& .MuiChip-label': { px: 1 } }}
    />
  );
}
