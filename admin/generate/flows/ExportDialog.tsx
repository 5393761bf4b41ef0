import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  LinearProgress,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useMentions } from '../../app/panel.ts';
import type { Got } from '../../provider/exportList.ts';
import type { ListDialogProps } from '../list/menuEntries.ts';
import type { ResourceModel } from '../model.ts';
import { useExport } from './useExport.ts';

type Format = 'xlsx' | 'csv';
type Width = 'shown' | 'all';

/** Takes all rows out that the list's filter finds, as a file. */
export function ExportDialog({ request, onClose }: ListDialogProps) {
  const translate = useTranslate();
  const mention = useMentions();
  const titleId = useId();
  const [format, setFormat] = useState<Format>('xlsx');
  const [width, setWidth] = useState<Width>('shown');
  const { got, fault, isRunning, run, stop } = useExport(onClose);
  const { resource, deleted, total = 0 } = request;
  const columns = widthsOf(request);
  const leave = () => {
    stop();
    onClose();
  };
  return (
    <Dialog open onClose={isRunning ? undefined : leave} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.flows.export.title', { name: mention(resource.labels) })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Extent request={request} />
        <Choices format={format} setFormat={setFormat} width={width} setWidth={setWidth} columns={columns} isDisabled={isRunning} />
        {isRunning && <Coming got={got} total={total} />}
        {fault && <Alert severity="error">{translate(fault, { _: fault })}</Alert>}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={leave}>
          {translate('ra.action.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={isRunning || deleted || total === 0}
          onClick={() => void run(request, { format, columns: columns[width] })}
        >
          {translate('panel.flows.export.run')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** How many rows there will be, told beforehand. */
function Extent({ request: { where, deleted, total = 0 } }: Pick<ListDialogProps, 'request'>) {
  const translate = useTranslate();
  const count = { number: total.toLocaleString(useLocale()) };
  return (
    <>
      <Typography>{translate(where ? 'panel.flows.export.filtered' : 'panel.flows.export.whole', count)}</Typography>
      {deleted && <Alert severity="info">{translate('panel.flows.export.noDeleted')}</Alert>}
    </>
  );
}

type Widths = Readonly<Record<Width, readonly string[]>>;

function widthsOf({ resource, columns }: ListDialogProps['request']): Widths {
  const all = columnNames(resource);
  return { all, shown: columns.map(({ name }) => name).filter((name) => all.includes(name)) };
}

interface ChoicesProps {
  readonly format: Format;
  readonly width: Width;
  readonly columns: Widths;
  readonly isDisabled: boolean;
  setFormat(format: Format): void;
  setWidth(width: Width): void;
}

function Choices({ format, setFormat, width, setWidth, columns, isDisabled }: ChoicesProps) {
  const translate = useTranslate();
  const formats = { xlsx: translate('panel.flows.export.xlsx'), csv: translate('panel.flows.export.csv') };
  const widths = {
    shown: translate('panel.flows.export.shown', { smart_count: columns.shown.length }),
    all: translate('panel.flows.export.all', { smart_count: columns.all.length }),
  };
  return (
    <>
      <Choice
        label={translate('panel.flows.export.format')}
        value={format}
        isDisabled={isDisabled}
        choices={formats}
        onChange={(chosen) => setFormat(chosen as Format)}
      />
      <Choice
        label={translate('panel.flows.export.columns')}
        value={width}
        isDisabled={isDisabled}
        choices={widths}
        onChange={(chosen) => setWidth(chosen as Width)}
      />
    </>
  );
}

const UNTOLD: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt']);

/** All fields that can stand in a file for people. */
function columnNames({ fields }: ResourceModel): readonly string[] {
  return fields.filter(({ kind, name, shownOnce }) => kind !== 'HAS_MANY' && !shownOnce && !UNTOLD.has(name)).map(({ name }) => name);
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** By value. */
  readonly choices: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  onChange(value: string): void;
}

function Choice({ label, value, choices, isDisabled, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <FormControl disabled={isDisabled}>
      <FormLabel id={id}>{label}</FormLabel>
      <RadioGroup aria-labelledby={id} value={value} onChange={(_, chosen) => onChange(chosen)}>
        {Object.entries(choices).map(([key, text]) => (
          <FormControlLabel key={key} value={key} control={<Radio size="small" />} label={text} />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

/** How much has come: as a share where rows are told, else by size alone. */
function Coming({ got: { bytes, rows }, total }: { readonly got: Got; readonly total: number }) {
  const translate = useTranslate();
  const locale = useLocale();
  const size = (bytes / 1024 / 1024).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const share = rows !== null && total > 0 ? Math.min(100, (100 * rows) / total) : undefined;
  return (
    <Box role="status">
      <LinearProgress
        aria-label={translate('panel.flows.export.coming')}
        variant={share === undefined ? 'indeterminate' : 'determinate'}
        {...(share !== undefined && { value: share })}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {translate('panel.flows.export.got', { size })}
      </Typography>
    </Box>
  );
}
