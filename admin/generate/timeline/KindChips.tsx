import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import { totalName } from '../../provider/selection.ts';
import { ToggleChip } from '../ToggleChip.tsx';
import type { TimelineSource } from './sources.ts';

interface KindChipsProps {
  readonly sources: readonly TimelineSource[];
  readonly row: RaRecord;
  /** None: all of them. */
  readonly kinds: readonly string[];
  onChoose(kinds: readonly string[]): void;
}

/** Which kinds of happenings are told; those that there are none of are not offered. */
export function KindChips({ sources, row, kinds, onChoose }: KindChipsProps) {
  const translate = useTranslate();
  const label = useLabels();
  const countOf = ({ field }: TimelineSource) => (field ? (row[totalName(field)] as number | undefined) : undefined);
  const offered = sources.filter((source) => countOf(source) !== 0);
  if (offered.length < 2) return null;
  const toggle = (key: string) => onChoose(kinds.includes(key) ? kinds.filter((one) => one !== key) : [...kinds, key]);
  const nameOf = (source: TimelineSource) => (source.field ? label(source.field.label) : translate('panel.timeline.history'));
  const chip = (key: string, text: string, isOn: boolean, choose: () => void) => (
    <ToggleChip key={key} text={text} isOn={isOn} onToggle={choose} />
  );
  return (
    <Box
      role="group"
      aria-label={translate('panel.timeline.kinds')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, px: { xs: 2, sm: 3 }, py: 1.5 }}
    >
      {chip('', translate('panel.timeline.all'), kinds.length === 0, () => onChoose([]))}
      {offered.map((source) => {
        const count = countOf(source);
        return chip(source.key, [nameOf(source), count].filter(Boolean).join(' '), kinds.includes(source.key), () => toggle(source.key));
      })}
    </Box>
  );
}
