import { TablePagination, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useListContext, useTranslate } from 'react-admin';

const sizes = [10, 25, 50, 100];

/** Pages of a list, with how many rows there are in all. */
export function Pager() {
  const translate = useTranslate();
  const { page, perPage, total, setPage, setPerPage, isPending } = useListContext();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  if (isPending || !total) return null;
  return (
    <TablePagination
      component="div"
      count={total}
      page={Math.min(page - 1, Math.ceil(total / perPage) - 1)}
      rowsPerPage={perPage}
      rowsPerPageOptions={isNarrow ? [] : sizes}
      onPageChange={(_event, next) => setPage(next + 1)}
      onRowsPerPageChange={(event) => setPerPage(Number(event.target.value))}
      labelRowsPerPage={translate('panel.list.perPage')}
      labelDisplayedRows={({ from, to, count }) =>
        translate('ra.navigation.page_range_info', { offsetBegin: from, offsetEnd: to, total: count })
      }
      getItemAriaLabel={(kind) => translate(`ra.navigation.${kind}`)}
      sx={{ borderTop: 1, borderColor: 'divider', '& .MuiTablePagination-toolbar': { minHeight: 46 } }}
    />
  );
}
