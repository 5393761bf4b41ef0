import Download from '@mui/icons-material/Download';
import UploadFile from '@mui/icons-material/UploadFile';
import { Box, Button, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { DragEvent } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { templateAddress } from '../../provider/importFile.ts';
import { visuallyHidden } from '../../theme/visuallyHidden.ts';
import type { Import } from './useImport.ts';

interface FileStepProps {
  readonly list: string;
  readonly importing: Import;
}

/** Which file: dropped or chosen, or an empty one to be filled in. */
export function FileStep({ list, importing: { file, look, checked, work, choose } }: FileStepProps) {
  const translate = useTranslate();
  const locale = useLocale();
  if (look && file) {
    const told = { name: file.name, encoding: look.encoding, number: look.count.toLocaleString(locale) };
    return (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
          {translate('panel.flows.import.read', told)}
        </Typography>
        {!checked && <FileButton text={translate('panel.flows.import.other')} isDisabled={work !== null} onFile={choose} />}
      </Box>
    );
  }
  return (
    <>
      <Typography>{translate('panel.flows.import.hint')}</Typography>
      <DropBox isDisabled={work !== null} onFile={choose} />
      <Button href={templateAddress(list)} download startIcon={<Download />} sx={{ justifySelf: 'start' }}>
        {translate('panel.flows.import.template')}
      </Button>
    </>
  );
}

interface FileProps {
  readonly isDisabled: boolean;
  onFile(file: File): Promise<void>;
}

/** The whole box is the input's label: a click anywhere in it chooses a file. */
function DropBox({ isDisabled, onFile }: FileProps) {
  const translate = useTranslate();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !isDisabled) void onFile(file);
  };
  return (
    <Box
      component="label"
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      sx={{
        display: 'grid',
        justifyItems: 'center',
        gap: 1,
        p: 4,
        border: 2,
        borderStyle: 'dashed',
        borderColor: isOver ? 'primary.main' : 'divider',
        borderRadius: 2,
        cursor: isDisabled ? 'default' : 'pointer',
        '&:focus-within': { borderColor: 'primary.main' },
      }}
    >
      <UploadFile color={isOver ? 'primary' : 'action'} fontSize="large" />
      <Typography component="span">{translate(isOver ? 'panel.flows.import.dropNow' : 'panel.flows.import.drop')}</Typography>
      <FileInput isDisabled={isDisabled} onFile={onFile} />
    </Box>
  );
}

function FileButton({ text, isDisabled, onFile }: FileProps & { readonly text: string }) {
  return (
    <Button
      component="label"
      // what is operated is the input within
      role={undefined}
      tabIndex={-1}
      variant="outlined"
      size="small"
      disabled={isDisabled}
      sx={{ '&:focus-within': { outline: 2, outlineColor: 'primary.main' } }}
    >
      {text}
      <FileInput isDisabled={isDisabled} onFile={onFile} />
    </Button>
  );
}

function FileInput({ isDisabled, onFile }: FileProps) {
  const translate = useTranslate();
  const id = useId();
  return (
    <input
      id={id}
      type="file"
      accept=".csv,.xlsx,text/csv"
      aria-label={translate('panel.flows.import.file')}
      disabled={isDisabled}
      style={visuallyHidden}
      onChange={({ target }) => {
        const [file] = target.files ?? [];
        if (file) void onFile(file);
        target.value = '';
      }}
    />
  );
}
