import SwapHoriz from '@mui/icons-material/SwapHoriz';
import { Box, Chip, IconButton, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useTitles } from '../../app/panel.ts';
import type { ResourceModel } from '../model.ts';
import { useRowFacts } from '../useRowFacts.ts';

interface MergeSidesProps {
  readonly resource: ResourceModel;
  readonly keeps: RaRecord;
  readonly gives: RaRecord;
  onSwap(): void;
}

/** Which of the two stays, and which goes. */
export function MergeSides({ resource, keeps, gives, onSwap }: MergeSidesProps) {
  const translate = useTranslate();
  const swap = translate('panel.record.merge.swap');
  return (
    <Box sx={{ display: 'grid', gap: 1, alignItems: 'center', gridTemplateColumns: { xs: '1fr', sm: '1fr auto 1fr' } }}>
      <Side resource={resource} row={keeps} text={translate('panel.record.merge.keeps')} isKept />
      <Box sx={{ justifySelf: 'center' }}>
        <Tooltip title={swap}>
          <IconButton aria-label={swap} onClick={onSwap}>
            <SwapHoriz sx={{ transform: { xs: 'rotate(90deg)', sm: 'none' } }} />
          </IconButton>
        </Tooltip>
      </Box>
      <Side resource={resource} row={gives} text={translate('panel.record.merge.gives')} isKept={false} />
    </Box>
  );
}

interface SideProps {
  readonly resource: ResourceModel;
  readonly row: RaRecord;
  readonly text: string;
  readonly isKept: boolean;
}

function Side({ resource, row, text, isKept }: SideProps) {
  const title = useTitles();
  const facts = useRowFacts()(resource, row);
  return (
    <Box
      role="group"
      aria-label={text}
      sx={{ border: 1, borderColor: isKept ? 'primary.main' : 'divider', borderRadius: 1, p: 1.5, minWidth: 0, alignSelf: 'stretch' }}
    >
      <Chip size="small" label={text} color={isKept ? 'primary' : 'default'} variant={isKept ? 'filled' : 'outlined'} />
      <Typography sx={{ fontWeight: 600, mt: 0.75, overflowWrap: 'anywhere' }}>{title(resource, row)}</Typography>
      {facts.length > 0 && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0 }}>
          {facts.join(' · ')}
        </Typography>
      )}
    </Box>
  );
}
