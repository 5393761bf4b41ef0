import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useLabels } from '../../app/panel.ts';
import { largeText } from '../quickVisit/AccountField.tsx';
import { BigButton } from './BigButton.tsx';
import { useDeskTour, useDeskWords, useVerbField } from './deskTour.ts';

/** Somebody who has come unannounced. */
export function AddVisitor() {
  const label = useLabels();
  const words = useDeskWords();
  const { tour, act, canAct } = useDeskTour();
  const field = useVerbField('addVisitor', 'name');
  const [name, setName] = useState('');
  if (tour.status !== 'ARRANGED' || !canAct) return null;
  const add = () => {
    act('addVisitor', { name: name.trim() });
    setName('');
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) add();
      }}
      sx={{ display: 'flex', gap: 1 }}
    >
      <TextField
        size="medium"
        label={`${words.verb('addVisitor')} · ${label(field?.label)}`}
        value={name}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: field?.maxLength ?? undefined } }}
        sx={{ flex: 1, ...largeText }}
      />
      <BigButton type="submit" disabled={!name.trim()}>
        {words.verb('addVisitor')}
      </BigButton>
    </Box>
  );
}
