import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../app/panel.ts';
import { rememberPlace } from '../app/panelStore.ts';
import { useSession } from '../app/session.ts';
import { beginViewAs, mayViewAs } from '../provider/session.ts';
import { useFaultNotice } from './faults.ts';

interface ViewAsProps {
  /** What sign-in calls rows of this kind. */
  readonly kind: string;
  readonly row: RaRecord;
}

/** Looks at the panel with the eyes of the row; offered where the gateway says that it would be allowed. */
export function ViewAsButton({ kind, row }: ViewAsProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const sayFault = useFaultNotice();
  const { renew } = useSession();
  const seen = { [kind]: String(row.id) };
  if (!useMayViewAs(kind, String(row.id))) return null;
  const begin = async () => {
    try {
      const viewer = await beginViewAs(seen, locale);
      rememberPlace(window.location.hash);
      window.location.hash = '/';
      renew(viewer);
    } catch (error) {
      sayFault(error);
    }
  };
  return (
    <Button variant="outlined" startIcon={<VisibilityOutlined />} onClick={() => void begin()}>
      {translate('panel.viewAs.begin')}
    </Button>
  );
}

function useMayViewAs(kind: string, id: string): boolean {
  const [may, setMay] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    mayViewAs({ [kind]: id }).then(
      (answer) => isCurrent && setMay(answer),
      () => isCurrent && setMay(false),
    );
    return () => {
      isCurrent = false;
    };
  }, [kind, id]);
  return may;
}
