import CheckIcon from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useCallback, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels } from './panel.ts';
import { RevealContext } from './reveal.ts';
import type { Reveal } from './reveal.ts';
import type { FieldModel } from '../generate/model.ts';

interface Revealed {
  readonly field: FieldModel;
  readonly value: string;
}

/** Holds the dialog with what is shown once: it stays until its reader says that they have it. */
export function RevealHost({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Revealed[]>([]);
  const reveal: Reveal = useCallback((fields, row) => {
    const values = fields.flatMap((field) => {
      const value = row[field.name];
      return typeof value === 'string' ? [{ field, value }] : [];
    });
    if (values.length > 0) setShown(values);
  }, []);
  return (
    <RevealContext value={reveal}>
      {children}
      {shown.length > 0 && <RevealDialog shown={shown} onClose={() => setShown([])} />}
    </RevealContext>
  );
}

function RevealDialog({ shown, onClose }: { readonly shown: readonly Revealed[]; onClose(): void }) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.reveal.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">{translate('panel.reveal.once')}</Alert>
        {shown.map((revealed) => (
          <Value key={revealed.field.name} {...revealed} />
        ))}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {translate('panel.reveal.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Value({ field, value }: Revealed) {
  const label = useLabels();
  const labelId = useId();
  const text = useRef<HTMLElement>(null);
  return (
    <div>
      <Typography id={labelId} variant="caption" color="textSecondary" component="div" sx={{ mb: 0.5 }}>
        {label(field.label)}
      </Typography>
      <Box
        ref={text}
        component="code"
        aria-labelledby={labelId}
        onClick={() => text.current && select(text.current)}
        sx={{
          display: 'block',
          p: 1.5,
          mb: 1,
          borderRadius: 1,
          border: 1,
          borderColor: 'divider',
          bgcolor: 'action.hover',
          fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
          fontSize: '1rem',
          lineHeight: 1.6,
          overflowWrap: 'anywhere',
        }}
      >
        {value}
      </Box>
      <CopyButton value={value} onRefused={() => text.current && select(text.current)} />
    </div>
  );
}

type CopyState = 'copy' | 'copied' | 'refused';

/** Where the browser does not let a page write its clipboard, the text is selected, for the reader's own keys. */
function CopyButton({ value, onRefused }: { readonly value: string; onRefused(): void }) {
  const translate = useTranslate();
  const [state, setState] = useState<CopyState>('copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      onRefused();
      setState('refused');
    }
  };
  return (
    <Button variant="outlined" startIcon={state === 'copied' ? <CheckIcon /> : <ContentCopy />} onClick={() => void copy()}>
      {translate(`panel.reveal.${state}`)}
    </Button>
  );
}

function select(element: HTMLElement): void {
  window.getSelection()?.selectAllChildren(element);
}
