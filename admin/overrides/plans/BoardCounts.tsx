import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BoardRow, View } from './boardData.ts';
import { rowsIn, VIEWS } from './boardData.ts';

interface BoardCountsProps {
  readonly rows: readonly BoardRow[];
  readonly view: View;
  onChange(view: View): void;
}

/** How many plans stand where; each count narrows the board to its plans. */
export function BoardCounts({ rows, view, onChange }: BoardCountsProps) {
  const translate = useTranslate();
  const shown = VIEWS.filter((each) => each === 'all' || each === view || rowsIn(each, rows).length > 0);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={view}
      onChange={(_event, chosen: View | null) => chosen && onChange(chosen)}
      aria-label={translate('panel.board.counts')}
      sx={{
        flexWrap: 'wrap',
        gap: 0.75,
        mb: 2,
        '& .MuiToggleButton-root': { border: 1, borderColor: 'divider', borderRadius: '8px !important', m: '0 !important' },
      }}
    >
      {shown.map((each) => (
        <ToggleButton key={each} value={each} sx={{ px: 1.5, textTransform: 'none', bgcolor: 'background.paper' }}>
          {translate(`panel.board.${each}`)}
          <Box component="span" sx={{ ml: 1, fontWeight: 700, color: each === 'missing' || each === 'late' ? 'error.main' : undefined }}>
            {rowsIn(each, rows).length}
          </Box>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
