import ViewColumn from '@mui/icons-material/ViewColumnOutlined';
import { Box, Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';

const ColumnPopover = lazy(async () => ({ default: (await import('./ColumnPopover.tsx')).ColumnPopover }));

/** The way to the columns of the list. */
export function ColumnChooser() {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = translate('panel.lists.columns');
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="dialog"
        aria-label={name}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minHeight: 38, minWidth: 44, gap: 1, color: 'text.secondary' }}
      >
        <ViewColumn sx={{ fontSize: 20 }} />
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {name}
        </Box>
      </Button>
      <Suspense fallback={null}>{anchor && <ColumnPopover anchor={anchor} onClose={() => setAnchor(null)} />}</Suspense>
    </>
  );
}
