import { Suspense, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import { useReveal } from '../app/reveal.ts';
import type { PanelProvider } from '../provider/dataProvider.ts';
import { fieldFaults, useFaultText } from './faults.ts';
import type { VerbModel } from './model.ts';
import { verbAsides } from '../overrides/asides.ts';
import { VerbForm } from './VerbForm.tsx';
import type { Values } from './VerbForm.tsx';

interface VerbDialogProps {
  readonly verb: VerbModel;
  readonly row: RaRecord | undefined;
  onClose(): void;
}

/** Asks for what a business operation needs, then runs it. */
export function VerbDialog({ verb, row, onClose }: VerbDialogProps) {
  const label = useLabels();
  const [refusal, refuse] = useState<string | null>(null);
  const run = useVerb({ verb, row, onClose, refuse });
  const Aside = verbAsides[verb.operation.name];
  return (
    <VerbForm verb={verb} title={label(verb.label)} refusal={refusal} onRun={run} onClose={onClose}>
      {Aside && row && (
        <Suspense fallback={null}>
          <Aside row={row} />
        </Suspense>
      )}
    </VerbForm>
  );
}

function useVerb({ verb, row, onClose, refuse }: VerbDialogProps & { refuse(sentence: string): void }) {
  const translate = useTranslate();
  const label = useLabels();
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const textOf = useFaultText();
  const reveal = useReveal();
  const target = row ? { id: String(row.id), version: row['version'] as unknown } : {};
  return async (values: Values) => {
    try {
      reveal(verb.reveals, await provider.runVerb(verb, { ...target, values }));
    } catch (error) {
      const errors = fieldFaults(error);
      if (!errors) refuse(textOf(error));
      return errors;
    }
    notify('panel.verb.done', { type: 'success', messageArgs: { label: label(verb.label), _: translate('panel.verb.done') } });
    onClose();
    refresh();
    return undefined;
  };
}
