import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { menuOf } from '../menu.ts';
import { useLabels, usePanel } from '../panel.ts';
import { goKeys } from './goKeys.ts';
import { modifier } from './modifier.ts';

const keys = [
  { name: 'palette', keys: [modifier, 'K'] },
  { name: 'search', keys: ['/'] },
  { name: 'help', keys: ['?'] },
  { name: 'previous', keys: ['['] },
  { name: 'next', keys: [']'] },
  { name: 'choose', keys: ['↑', '↓', 'Enter'] },
  { name: 'close', keys: ['Esc'] },
] as const;

/** Which keys do what. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.palette.keys.title')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2.5, rowGap: 1.25, m: 0, alignItems: 'center' }}
        >
          {keys.map(({ name, keys: pressed }) => (
            <Box key={name} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ display: 'flex', gap: 0.5 }}>
                {pressed.map((key) => (
                  <Key key={key} name={key} />
                ))}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {translate(`panel.palette.keys.${name}`)}
              </Box>
            </Box>
          ))}
        </Box>
        <GoKeys />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} autoFocus>
          {translate('ra.action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Which letter leads to which list. */
function GoKeys() {
  const translate = useTranslate();
  const label = useLabels();
  const keys = [...goKeys(menuOf(usePanel()))];
  if (keys.length === 0) return null;
  return (
    <>
      <Typography component="h3" sx={{ mt: 2.5, mb: 1, fontWeight: 650, fontSize: '0.9rem' }}>
        {translate('panel.palette.keys.go')}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', gap: 1 }}>
        {keys.map(([letter, { name, labels }]) => (
          <Box key={name} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Box component="dt">
              <Key name={letter.toUpperCase()} />
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {label(labels)}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

function Key({ name }: { readonly name: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        font: 'inherit',
        fontSize: '0.8125rem',
        px: 0.75,
        py: 0.125,
        minWidth: 24,
        textAlign: 'center',
        border: 1,
        borderColor: 'divider',
        borderRadius: 0.75,
      }}
    >
      {name}
    </Box>
  );
}
