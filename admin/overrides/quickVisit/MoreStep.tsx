import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button, Collapse, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { fromClock, toClock } from '../../i18n/time.ts';
import { largeText } from './AccountField.tsx';
import type { Draft } from './draft.ts';
import type { Patch } from './useDraft.ts';

interface MoreStepProps {
  readonly draft: Draft;
  patch: Patch;
}

/** What not every visit has: problems, competitors, another time than now. */
export function MoreStep({ draft, patch }: MoreStepProps) {
  const translate = useTranslate();
  const id = useId();
  const [isOpen, setOpen] = useState(Boolean(draft.problems || draft.competitorSeen || draft.actualEnd));
  return (
    <Box>
      <Button
        color="inherit"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        endIcon={<ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : undefined }} />}
        sx={{ minHeight: 44, px: 0.5 }}
      >
        {translate('panel.quickVisit.more')}
      </Button>
      <Collapse in={isOpen} id={id}>
        <MoreFields draft={draft} patch={patch} />
      </Collapse>
    </Box>
  );
}

function MoreFields({ draft, patch }: MoreStepProps) {
  const translate = useTranslate();
  const label = useLabels();
  const { timeZone } = usePanel();
  const visits = useResourceModel('visits');
  const labelOf = (name: string) => label(fieldNamed(visits, name)?.label);
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
      {(['problems', 'competitorSeen'] as const).map((name) => (
        <TextField
          key={name}
          label={labelOf(name)}
          multiline
          minRows={2}
          fullWidth
          value={draft[name]}
          onChange={({ target }) => patch({ [name]: target.value })}
          sx={largeText}
        />
      ))}
      <TextField
        type="datetime-local"
        label={labelOf('actualEnd')}
        helperText={translate('panel.quickVisit.endHint')}
        value={draft.actualEnd ? toClock(draft.actualEnd, timeZone) : ''}
        onChange={({ target }) => patch({ actualEnd: target.value ? fromClock(target.value, timeZone) : null })}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={largeText}
      />
    </Box>
  );
}
