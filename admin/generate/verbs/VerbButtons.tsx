import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import type { RaRecord } from 'react-admin';
import { useLabels, usePanel } from '../../app/panel.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { ChoiceModel, ResourceModel, VerbModel } from '../model.ts';
import { fieldNamed } from '../model.ts';
import { splitVerbs } from './splitVerbs.ts';
import { VerbMenu } from './VerbMenu.tsx';

const MergeDialog = lazy(async () => ({ default: (await import('../merge/MergeDialog.tsx')).MergeDialog }));
const VerbDialog = lazy(async () => ({ default: (await import('../VerbDialog.tsx')).VerbDialog }));

interface VerbButtonsProps {
  readonly verbs: readonly VerbModel[];
  readonly row?: RaRecord;
  /** What else the menu holds, before what is refused. */
  readonly also?: readonly ReactElement[];
}

const NOTHING: readonly ReactElement[] = [];

/** The business operations of a row or a list: the likeliest as buttons, the rest in a menu, which says of the refused ones why. */
export function VerbButtons({ verbs, row, also = NOTHING }: VerbButtonsProps) {
  const label = useLabels();
  const [running, run] = useState<VerbModel | null>(null);
  const owner = useOwner(verbs);
  const { shown, folded, refused } = splitVerbs(verbs, row, statesOf(owner, verbs));
  const close = () => run(null);
  return (
    <>
      {shown.map((verb) => (
        <Button
          key={verb.operation.name}
          variant="outlined"
          startIcon={verb.icon ? <CatalogueIcon icon={verb.icon} /> : undefined}
          onClick={() => run(verb)}
        >
          {label(verb.label)}
        </Button>
      ))}
      {folded.length + also.length + refused.length > 0 && <VerbMenu folded={folded} refused={refused} also={also} onRun={run} />}
      <Suspense fallback={null}>
        {running?.preview && row && owner && <MergeDialog resource={owner} verb={running} id={String(row.id)} onClose={close} />}
        {running && !running.preview && <VerbDialog verb={running} row={row} onClose={close} />}
      </Suspense>
    </>
  );
}

/** The resource of the verbs' rows; the page may be of another. */
function useOwner([first]: readonly VerbModel[]): ResourceModel | undefined {
  const { resources } = usePanel();
  return resources.find(({ verbs }) => verbs.some(({ operation }) => operation.name === first?.operation.name));
}

/** The states that the verbs move rows through. */
function statesOf(owner: ResourceModel | undefined, [first]: readonly VerbModel[]): readonly ChoiceModel[] {
  const field = owner && fieldNamed(owner, first?.statusField ?? '');
  return field?.options ?? [];
}
