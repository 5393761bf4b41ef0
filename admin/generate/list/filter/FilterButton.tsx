import Tune from '@mui/icons-material/Tune';
import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';

const FilterDialog = lazy(async () => ({ default: (await import('./FilterDialog.tsx')).FilterDialog }));

/** The way to conditions that the row of filters cannot say. */
export function FilterButton() {
  const translate = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<Tune />}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        sx={{ minHeight: 38, color: 'text.secondary' }}
      >
        {translate('panel.lists.filter.title')}
      </Button>
      <Suspense fallback={null}>{isOpen && <FilterDialog onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  );
}
