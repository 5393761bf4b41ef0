import Delete from '@mui/icons-material/DeleteOutlined';
import LinkIcon from '@mui/icons-material/Link';
import Print from '@mui/icons-material/Print';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import type { ReactElement } from 'react';
import { LinkBase, useNotify, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';

/** What the menu of a record's page holds beside its verbs: its paper forms, its address, its removal. */
export function useRowEntries(row: RaRecord, onRemove: (() => void) | undefined): readonly ReactElement[] {
  const translate = useTranslate();
  const copyLink = useCopyLink();
  return [
    ...usePrints(row),
    <MenuItem key="link" onClick={copyLink}>
      <ListItemIcon>
        <LinkIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('panel.record.copyLink')}</ListItemText>
    </MenuItem>,
    ...(onRemove
      ? [
          <MenuItem key="remove" onClick={onRemove} sx={{ color: 'error.main' }}>
            <ListItemIcon sx={{ color: 'inherit' }}>
              <Delete fontSize="small" />
            </ListItemIcon>
            <ListItemText>{translate('ra.action.delete')}</ListItemText>
          </MenuItem>,
        ]
      : []),
  ];
}

/** The paper forms that have a page for the row. */
function usePrints(row: RaRecord): readonly ReactElement[] {
  const label = useLabels();
  const { reports } = usePanel();
  const { name } = useResourceModel();
  return reports.flatMap((report) => {
    const parameter = report.form?.page && report.parameters.find(({ target }) => target === name);
    if (!parameter) return [];
    const asked = new URLSearchParams({ [parameter.name]: String(row.id) }).toString();
    return [
      <MenuItem key={report.name} component={LinkBase} to={`/reports/${report.name}/print?${asked}`}>
        <ListItemIcon>
          <Print fontSize="small" />
        </ListItemIcon>
        <ListItemText>{label(report.label)}</ListItemText>
      </MenuItem>,
    ];
  });
}

/** The address of the record, without the tab that is open. */
function useCopyLink(): () => void {
  const translate = useTranslate();
  const notify = useNotify();
  return () => {
    const address = window.location.href.replace(/\?[^#]*$/, '');
    const said = (key: string, type: 'info' | 'warning') => notify(translate(key), { type });
    navigator.clipboard.writeText(address).then(
      () => said('panel.record.linkCopied', 'info'),
      () => said('panel.record.linkRefused', 'warning'),
    );
  };
}
