import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useLabels, usePanel, usePanelLocale, useResourceModel, useTitles } from '../../app/panel.ts';
import { chipTones, isChipColor } from '../../theme/palette.ts';
import type { Row } from '../choose.ts';
import { factText } from '../useRowFacts.ts';
import { colourField, factField } from './useCalendar.ts';
import type { Placed } from './useCalendar.ts';

interface EntryChipProps {
  readonly entry: Placed;
  /** Whether there is room for all of it. */
  readonly isWhole?: boolean;
}

const CLIPPED = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** A row in the colour of its state: when, and what it is called. */
export function EntryChip({ entry: { row, clock }, isWhole = false }: EntryChipProps) {
  const { palette } = useTheme();
  const { name, fact, state, color } = useEntryFacts(row);
  const tone = chipTones[palette.mode][isChipColor(color) ? color : 'grey'];
  return (
    <Box
      component="span"
      title={isWhole ? undefined : [clock, fact, name, state].filter(Boolean).join(' · ')}
      sx={{
        display: 'block',
        flex: 1,
        minWidth: 0,
        px: 0.75,
        // a finger's target is 24 px at least
        py: isWhole ? 1 : 0.5,
        borderRadius: '5px',
        fontSize: isWhole ? '0.8438rem' : '0.75rem',
        lineHeight: 1.4,
        bgcolor: tone.ground,
        color: tone.ink,
        borderLeft: `3px solid ${tone.ink}`,
        ...(!isWhole && CLIPPED),
      }}
    >
      {clock && (
        <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', mr: 0.75 }}>
          {isWhole ? clock : clock.slice(0, 5)}
        </Box>
      )}
      <Box component="strong" sx={{ fontWeight: 600 }}>
        {fact || name}
      </Box>
      {fact && ` ${name}`}
      {isWhole && state && ` · ${state}`}
    </Box>
  );
}

/** What a row is called, what tells it from others of such names, and its state with the colour of that. */
function useEntryFacts(row: Row) {
  const label = useLabels();
  const model = usePanel();
  const locale = usePanelLocale();
  const title = useTitles();
  const resource = useResourceModel();
  const field = colourField(resource);
  const option = field?.options.find(({ value }) => value === row[field.name]);
  const told = factField(resource);
  const fact = told ? factText(model, told, row[told.name], locale) : '';
  return { name: title(resource, row), fact, state: label(option?.label), color: option?.color };
}
