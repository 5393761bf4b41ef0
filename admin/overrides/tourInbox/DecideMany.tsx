import { Button, Checkbox, FormControlLabel, Paper } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import type { VerbModel } from '../../generate/model.ts';
import { OutcomeDialog } from '../../generate/OutcomeDialog.tsx';
import { useRunMany } from '../../generate/useRunMany.ts';
import { VerbForm } from '../../generate/VerbForm.tsx';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import { decisionsOn } from './inboxData.ts';
import type { WaitingTour } from './inboxData.ts';

interface DecideManyProps {
  readonly tours: readonly WaitingTour[];
  readonly ticked: ReadonlySet<string>;
  onTick(ids: readonly string[], isTicked: boolean): void;
  onDone(): void;
}

/** Decides on all that are ticked with one word and one reason; each has its own outcome. */
export function DecideMany({ tours, ticked, onTick, onDone }: DecideManyProps) {
  const translate = useTranslate();
  const [asking, ask] = useState<VerbModel | null>(null);
  const { run, isRunning, outcomes, forget } = useRunMany();
  const label = useLabels()(asking?.label);
  const chosen = tours
    .filter(({ id }) => ticked.has(id))
    .map(({ id, version, no, visitorOrg }) => ({ id, version, name: `${no} ${visitorOrg}` }));
  const decide = async (verb: VerbModel, values: Readonly<Record<string, unknown>>) => {
    ask(null);
    await run(verb, chosen, values);
    onDone();
    return undefined;
  };
  return (
    <>
      <Bar tours={tours} ticked={ticked} onTick={onTick} isRunning={isRunning} onAsk={ask} />
      {asking && (
        <VerbForm
          verb={asking}
          title={translate('panel.tourInbox.titleMany', { label, smart_count: chosen.length })}
          onRun={(values) => decide(asking, values)}
          onClose={() => ask(null)}
        />
      )}
      {outcomes && <OutcomeDialog outcomes={outcomes} onClose={forget} />}
    </>
  );
}

interface BarProps extends Omit<DecideManyProps, 'onDone'> {
  readonly isRunning: boolean;
  onAsk(verb: VerbModel): void;
}

function Bar({ tours, ticked, onTick, isRunning, onAsk }: BarProps) {
  const translate = useTranslate();
  const label = useLabels();
  const isAll = ticked.size === tours.length;
  const verbs = decisionsOn(useResourceModel('tourRequests').verbs, 'SUBMITTED');
  return (
    <Paper sx={{ px: 2, py: 0.5, mb: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <FormControlLabel
        sx={{ mr: 'auto' }}
        control={
          <Checkbox
            checked={isAll}
            indeterminate={!isAll && ticked.size > 0}
            onChange={() =>
              onTick(
                tours.map(({ id }) => id),
                !isAll,
              )
            }
            slotProps={{ input: { 'aria-label': translate('panel.tourInbox.selectAll') } }}
          />
        }
        label={translate('panel.tourInbox.selected', { smart_count: ticked.size })}
      />
      {ticked.size > 0 &&
        verbs.map((verb) => (
          <Button
            key={verb.operation.name}
            variant="outlined"
            disabled={isRunning}
            startIcon={<CatalogueIcon icon={verb.icon} />}
            onClick={() => onAsk(verb)}
          >
            {translate('panel.tourInbox.onSelected', { label: label(verb.label) })}
          </Button>
        ))}
    </Paper>
  );
}
