import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useCallback, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { CodeBox } from './CodeBox.tsx';
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
  const label = useLabels();
  const titleId = useId();
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.reveal.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">{translate('panel.reveal.once')}</Alert>
        {shown.map((revealed) => (
          <CodeBox key={revealed.field.name} label={label(revealed.field.label)} value={revealed.value} />
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
