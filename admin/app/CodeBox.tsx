import CheckIcon from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import { Box, Button, Typography } from '@mui/material';
import { useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';

interface CodeBoxProps {
  readonly label: string;
  readonly value: string;
  /** Of many lines, which are kept as they are. */
  readonly isProgram?: boolean;
}

/** Something to be taken along as it stands, with a button that copies it. */
export function CodeBox({ label, value, isProgram = false }: CodeBoxProps) {
  const labelId = useId();
  const text = useRef<HTMLElement>(null);
  const selectAll = () => text.current && window.getSelection()?.selectAllChildren(text.current);
  return (
    <div>
      <Typography id={labelId} variant="caption" color="textSecondary" component="div" sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <Box
        ref={text}
        component={isProgram ? 'pre' : 'code'}
        role={isProgram ? 'region' : undefined}
        tabIndex={isProgram ? 0 : undefined}
        aria-labelledby={labelId}
        onClick={isProgram ? undefined : selectAll}
        sx={{ ...frame, ...(isProgram ? program : word) }}
      >
        {value}
      </Box>
      <CopyButton value={value} onRefused={selectAll} />
    </div>
  );
}

const frame = {
  display: 'block',
  p: 1.5,
  m: 0,
  mb: 1,
  borderRadius: 1,
  border: 1,
  borderColor: 'divider',
  bgcolor: 'action.hover',
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
} as const;

const word = { fontSize: '1rem', lineHeight: 1.6, overflowWrap: 'anywhere' } as const;

const program = {
  fontSize: '0.8125rem',
  lineHeight: 1.55,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  maxHeight: 360,
  overflow: 'auto',
} as const;

type CopyState = 'copy' | 'copied' | 'refused';

/** Where the browser does not let a page write its clipboard, the text is selected, for the reader's own keys. */
function CopyButton({ value, onRefused }: { readonly value: string; onRefused(): void }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState<{ readonly value: string; readonly state: CopyState }>({ value, state: 'copy' });
  const state = copied.value === value ? copied.state : 'copy';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied({ value, state: 'copied' });
    } catch {
      onRefused();
      setCopied({ value, state: 'refused' });
    }
  };
  return (
    <Button variant="outlined" startIcon={state === 'copied' ? <CheckIcon /> : <ContentCopy />} onClick={() => void copy()}>
      {translate(`panel.reveal.${state}`)}
    </Button>
  );
}
