import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { chipTones, isChipColor } from '../../theme/palette.ts';
import { visuallyHidden } from '../../theme/visuallyHidden.ts';
import { isDone, nameOf, timeOf } from './itemFacts.ts';
import type { PlanItem } from './planItems.ts';

/** The catalogue's name and tone of a kind of work. */
export function useKinds() {
  const field = fieldNamed(useResourceModel('planItems'), 'kind');
  const label = useLabels();
  const { mode } = useTheme().palette;
  const optionOf = (kind: string) => field?.options.find((option) => option.value === kind);
  return {
    kinds: field?.options.map((option) => option.value) ?? [],
    labelOf: (kind: string) => label(optionOf(kind)?.label) || kind,
    toneOf: (kind: string) => {
      const color = optionOf(kind)?.color;
      return chipTones[mode][isChipColor(color) ? color : 'grey'];
    },
  };
}

interface KindChipProps {
  readonly item: PlanItem;
  readonly hasTime?: boolean;
  /** Whether there is room for the kind's name and the purpose as well. */
  readonly isWhole?: boolean;
}

/** An item as a chip in the colour of its kind: whom, how many groups, and whether it is done. */
export function KindChip({ item, hasTime = false, isWhole = false }: KindChipProps) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const { labelOf, toneOf } = useKinds();
  const tone = toneOf(item.kind);
  const groups = item.groups > 1 ? ` ×${item.groups}` : '';
  const time = hasTime ? timeOf(item, timeZone) : '';
  const done = isDone(item) ? translate('panel.plan.done') : '';
  const text = [labelOf(item.kind), nameOf(item) + groups, item.purpose, done].filter(Boolean).join(' · ');
  return (
    <Box
      component="span"
      title={text}
      sx={{ ...chipStyle, ...(isDone(item) && struck), borderLeft: `3px solid ${tone.ink}`, bgcolor: tone.ground, color: tone.ink }}
    >
      <Box component="span" sx={isWhole ? { fontWeight: 400 } : visuallyHidden}>
        {labelOf(item.kind)}{' '}
      </Box>
      {done && '✓ '}
      {time && <Box component="span" sx={{ fontWeight: 700 }}>{`${time} `}</Box>}
      {nameOf(item) || item.purpose}
      {groups}
      {isWhole && nameOf(item) && item.purpose && <Box component="span" sx={{ fontWeight: 400 }}>{` · ${item.purpose}`}</Box>}
    </Box>
  );
}

const struck = { textDecoration: 'line-through' };

const chipStyle = {
  display: 'block',
  width: '100%',
  px: 0.75,
  py: '3px',
  borderRadius: '5px',
  fontSize: '0.75rem',
  lineHeight: 1.6,
  fontWeight: 550,
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
} as const;
