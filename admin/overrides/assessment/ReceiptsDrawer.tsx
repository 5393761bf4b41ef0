import Close from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatDecimal, formatPercent } from '../../i18n/number.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { isComputed, nameIn, type Sheet, type SheetLine } from './sheetQuery.ts';

interface ReceiptsDrawerProps {
  readonly sheet: Sheet;
  readonly line: SheetLine | null;
  onClose(): void;
}

/** The receipts of a figure: how it was computed, the records that count and those that do not, each with the reason. */
export function ReceiptsDrawer({ sheet, line, onClose }: ReceiptsDrawerProps) {
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open={line !== null}
      onClose={onClose}
      sx={{ zIndex: ({ zIndex }) => zIndex.modal }}
      slotProps={{ paper: { role: 'dialog', 'aria-modal': true, 'aria-labelledby': titleId, sx: { width: { xs: '100%', sm: 480 } } } }}
    >
      {line && <Receipts sheet={sheet} line={line} titleId={titleId} onClose={onClose} />}
    </Drawer>
  );
}

interface ReceiptsProps {
  readonly sheet: Sheet;
  readonly line: SheetLine;
  readonly titleId: string;
  onClose(): void;
}

function Receipts({ sheet, line, titleId, onClose }: ReceiptsProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <Box sx={{ p: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, mb: 1.5 }}>
        <Typography id={titleId} component="h2" variant="h2" sx={{ flex: 1, fontSize: '1.1rem' }}>
          {translate('panel.assessment.receiptsOf', { name: nameIn(line, locale) })}
        </Typography>
        <IconButton aria-label={translate('ra.action.close')} onClick={onClose} size="small" autoFocus>
          <Close />
        </IconButton>
      </Box>
      <Formula sheet={sheet} line={line} />
      {line.kind === 'RATING' && <RatingReceipts line={line} />}
      {(line.kind !== 'RATING' || line.ratings.nodes.some(isComputed)) && <EvidenceList line={line} />}
    </Box>
  );
}

/** The figures of the line as the sum that they are. */
function Formula({ sheet, line }: Pick<ReceiptsProps, 'sheet' | 'line'>) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const percent = (value: string | null): string => (value === null ? translate('panel.show.none') : formatPercent(value, locale));
  const number = (value: string | null): string => (value === null ? translate('panel.show.none') : formatDecimal(value, locale));
  const isCapped = line.rate !== null && line.cappedRate !== null && Number(line.rate) > Number(line.cappedRate);
  const hasRate = Number(line.plan) > 0;
  const counted = hasRate ? 'panel.assessment.formulaCounted' : 'panel.assessment.formulaNoRate';
  const key = line.kind === 'RATING' ? 'panel.assessment.formulaRated' : counted;
  const values = { plan: number(line.plan), actual: number(line.actual), rate: percent(line.rate), weight: percent(line.weight) };
  return (
    <Box sx={{ bgcolor: 'background.default', borderRadius: 1, p: 1.5, mb: 2 }}>
      <Typography>{translate(key, { ...values, score: line.score ?? translate('panel.show.none') })}</Typography>
      {isCapped && sheet.cap && (
        <Typography variant="caption" color="textSecondary">
          {translate('panel.assessment.capped', { cap: formatPercent(sheet.cap, locale) })}
        </Typography>
      )}
    </Box>
  );
}

function RatingReceipts({ line }: { readonly line: SheetLine }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {line.ratings.nodes.map((rating) => (
        <Box component="li" key={rating.id} sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Box component="span" sx={{ flex: 1 }}>
              {nameIn(rating, locale)}
            </Box>
            <Box component="span" sx={{ fontWeight: 650 }}>
              {rating.points === null ? translate('panel.show.none') : String(Number(rating.points))}
            </Box>
          </Box>
          <Typography variant="caption" color="textSecondary">
            {[
              isComputed(rating) ? translate('panel.assessment.byAttendance') : nameIn(rating.ratedBy ?? rating.rater, locale),
              formatPercent(rating.share, locale),
              rating.comment,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
