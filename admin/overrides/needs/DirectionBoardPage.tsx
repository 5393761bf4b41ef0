import { FormControlLabel, Paper, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useDirectionMatrix } from './directionData.ts';
import { DirectionDrawer } from './DirectionDrawer.tsx';
import { DirectionTable } from './DirectionTable.tsx';

/** A cell, a whole row or a whole column of the matrix. */
export interface Opened {
  readonly direction: string | null;
  readonly category: string | null;
  readonly title: string;
}

/** Where the accounts are moving and why, over all in the viewer's scope. */
export function DirectionBoardPage() {
  const translate = useTranslate();
  const [isOnlyOpen, setIsOnlyOpen] = useState(true);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { matrix, error } = useDirectionMatrix(isOnlyOpen);
  const isEmpty = matrix !== null && matrix.cells.size === 0;
  return (
    <>
      <PageHead
        title={translate('panel.needs.direction.title')}
        below={<Typography color="textSecondary">{translate('panel.needs.direction.intro')}</Typography>}
        actions={
          <FormControlLabel
            control={<Switch checked={isOnlyOpen} onChange={(_, isOn) => setIsOnlyOpen(isOn)} />}
            label={translate('panel.needs.direction.onlyOpen')}
          />
        }
      />
      {error && <PageMessage title={error.message} />}
      {!matrix && !error && <Waiting />}
      {isEmpty && <PageMessage title={translate('panel.needs.direction.none')} />}
      {matrix && !isEmpty && (
        <Paper sx={{ overflow: 'hidden' }}>
          <DirectionTable matrix={matrix} onOpen={setOpened} />
        </Paper>
      )}
      {opened && <DirectionDrawer {...opened} isOnlyOpen={isOnlyOpen} onClose={() => setOpened(null)} />}
    </>
  );
}
