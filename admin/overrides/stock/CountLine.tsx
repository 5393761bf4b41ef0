import Check from '@mui/icons-material/Check';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { differenceText } from './differenceText.ts';
import type { TakeLine } from './takeData.ts';
import type { Count } from './useCount.ts';

interface CountLineProps {
  readonly line: TakeLine;
  readonly counting: Count;
  onOpen(): void;
}

/** An item to count: right at one press, or otherwise. */
export function CountLine({ line, counting, onOpen }: CountLineProps) {
  const translate = useTranslate();
  const isSending = counting.sending.has(line.id);
  const isCounted = line.countedQty !== null;
  const amount = [line.bookQty, line.unit].filter((part) => part !== null).join(' ');
  return (
    <Paper component="li" variant="outlined" sx={{ p: 1.25, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 650, fontSize: '1.05rem', overflowWrap: 'anywhere' }}>{line.name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {[line.assetNo, line.item?.custodian?.name, translate('panel.stock.book', { amount })].filter(Boolean).join(' · ')}
        </Typography>
        {isCounted && <CountedFacts line={line} />}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {!isCounted && (
          <Button
            variant="contained"
            startIcon={<Check />}
            disabled={isSending}
            aria-label={translate('panel.stock.rightOf', { name: line.name, no: line.assetNo })}
            onClick={() => void counting.count(line, { countedQty: line.bookQty })}
            sx={{ minHeight: 52, minWidth: 112, fontSize: '1rem' }}
          >
            {isSending ? translate('panel.stock.sending') : translate('panel.stock.right', { amount })}
          </Button>
        )}
        <Button
          variant="outlined"
          disabled={isSending}
          aria-label={translate('panel.stock.otherwiseOf', { name: line.name, no: line.assetNo })}
          onClick={onOpen}
          sx={{ minHeight: 52, minWidth: 88, fontSize: '1rem' }}
        >
          {isCounted ? translate('panel.stock.change') : translate('panel.stock.otherwise')}
        </Button>
      </Box>
    </Paper>
  );
}

function CountedFacts({ line }: { readonly line: TakeLine }) {
  const translate = useTranslate();
  const condition = fieldNamed(useResourceModel('stockTakeLines'), 'condition');
  const isOff = (line.difference ?? 0) !== 0;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}>
      <Typography variant="body2" sx={{ fontWeight: 600, color: isOff ? 'error.main' : 'success.main' }}>
        {translate('panel.stock.wasCounted', { counted: line.countedQty })}
        {isOff ? `（${differenceText(line.difference)}）` : ''}
      </Typography>
      {condition && line.condition && <Chips field={condition} values={[line.condition]} />}
      {line.note && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {line.note}
        </Typography>
      )}
    </Box>
  );
}
