import { Alert, MenuItem, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { FileLook, ImportField } from '../../provider/importFile.ts';
import type { Import } from './useImport.ts';

interface MappingStepProps {
  readonly importing: Import;
  readonly look: FileLook;
}

const NONE = '';

/** What each column of the file stands for: told by its header where that is known, else chosen. */
export function MappingStep({ importing, look }: MappingStepProps) {
  const translate = useTranslate();
  return (
    <>
      <MappingNotice importing={importing} look={look} />
      <TableContainer
        sx={{ maxHeight: { xs: 'none', sm: '46vh' } }}
        tabIndex={0}
        role="region"
        aria-label={translate('panel.flows.import.columns')}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate('panel.flows.import.header')}</TableCell>
              <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{translate('panel.flows.import.sample')}</TableCell>
              <TableCell>{translate('panel.flows.import.field')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {columnsOf(look).map((column) => (
              <ColumnRow key={column.id} column={column} importing={importing} look={look} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}

function MappingNotice({ importing: { mapping }, look: { fields } }: MappingStepProps) {
  const translate = useTranslate();
  const label = useLabels();
  if (mapping.every((name) => name === null)) return <Alert severity="warning">{translate('panel.flows.import.none')}</Alert>;
  const missing = fields.filter(({ isRequired, name }) => isRequired && !mapping.includes(name)).map((field) => label(field.label));
  if (missing.length === 0) return null;
  const text = translate('panel.flows.import.missing', { fields: missing.join(translate('panel.kanban.comma')) });
  return <Alert severity="info">{text}</Alert>;
}

type FileColumn = ReturnType<typeof columnsOf>[number];

function ColumnRow({ column: { header, place, sample }, importing, look }: MappingStepProps & { readonly column: FileColumn }) {
  const translate = useTranslate();
  return (
    <TableRow>
      <TableCell sx={{ minWidth: 90 }}>{header || translate('panel.flows.import.unnamed', { place: place + 1 })}</TableCell>
      <TableCell sx={{ maxWidth: 220, display: { xs: 'none', sm: 'table-cell' } }}>
        <Typography variant="body2" color="textSecondary" noWrap>
          {sample}
        </Typography>
      </TableCell>
      <TableCell sx={{ minWidth: 170 }}>
        <FieldSelect
          header={header || String(place + 1)}
          fields={look.fields}
          value={importing.mapping[place] ?? null}
          isDisabled={importing.work !== null}
          onChange={(name) => importing.assign(place, name)}
        />
      </TableCell>
    </TableRow>
  );
}

interface FieldSelectProps {
  readonly header: string;
  readonly fields: readonly ImportField[];
  readonly value: string | null;
  readonly isDisabled: boolean;
  onChange(name: string | null): void;
}

function FieldSelect({ header, fields, value, isDisabled, onChange }: FieldSelectProps) {
  const translate = useTranslate();
  const label = useLabels();
  const told = ({ label: named, isRequired, isKey }: ImportField) => {
    const field = label(named);
    if (isRequired) return translate('panel.flows.import.required', { field });
    return isKey ? translate('panel.flows.import.key', { field }) : field;
  };
  return (
    <TextField
      select
      fullWidth
      size="small"
      hiddenLabel
      value={value ?? NONE}
      disabled={isDisabled}
      onChange={({ target }) => onChange(target.value || null)}
      slotProps={{
        select: {
          displayEmpty: true,
          SelectDisplayProps: { 'aria-label': translate('panel.flows.import.fieldOf', { header }) },
        },
      }}
    >
      <MenuItem value={NONE}>
        <em>{translate('panel.flows.import.leftOut')}</em>
      </MenuItem>
      {fields.map((field) => (
        <MenuItem key={field.name} value={field.name}>
          {told(field)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Headers with something to tell apart those that are empty, and the first value below each. */
function columnsOf({ header, rows }: FileLook) {
  return header.map((text, place) => ({
    header: text,
    place,
    id: `${place} ${text}`,
    sample: rows.map(({ cells }) => cells[place]).find(Boolean) ?? '',
  }));
}
