import { Button, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import { CatalogueIcon } from '../theme/CatalogueIcon.tsx';
import type { VerbModel } from './model.ts';
import { VerbDialog } from './VerbDialog.tsx';

interface VerbButtonsProps {
  readonly verbs: readonly VerbModel[];
  readonly row?: RaRecord;
}

/** The business operations of a row or a list, each a button; a refused one says why. */
export function VerbButtons({ verbs, row }: VerbButtonsProps) {
  return verbs.map((verb) => <VerbButton key={verb.operation.name} verb={verb} row={row} />);
}

function VerbButton({ verb, row }: { readonly verb: VerbModel; readonly row: RaRecord | undefined }) {
  const label = useLabels();
  const [isOpen, setIsOpen] = useState(false);
  const isReady = mayRun(verb, row);
  return (
    <>
      <Tooltip title={isReady ? '' : label(verb.guard)}>
        <span>
          <Button
            variant="outlined"
            startIcon={verb.icon ? <CatalogueIcon icon={verb.icon} /> : undefined}
            disabled={!isReady}
            onClick={() => setIsOpen(true)}
          >
            {label(verb.label)}
          </Button>
        </span>
      </Tooltip>
      {isOpen && <VerbDialog verb={verb} row={row} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function mayRun(verb: VerbModel, row: RaRecord | undefined): boolean {
  if (!verb.from || !verb.statusField || !row) return true;
  const status: unknown = row[verb.statusField];
  return status === undefined || verb.from.includes(String(status));
}
