import { useCallback, useState } from 'react';
import { useDataProvider, useGetOne, useNavigate, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useTitles } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { fullRow } from '../fullRow.ts';
import { useRefusalText } from '../faults.ts';
import type { ResourceModel, VerbModel } from '../model.ts';
import { differencesOf, previewDocument, takenAtFirst } from './mergeModel.ts';
import type { MergePreview } from './mergeModel.ts';

export interface MergeParts {
  readonly resource: ResourceModel;
  readonly verb: VerbModel;
  /** The row that stays, until the viewer says otherwise. */
  readonly id: string;
  readonly otherId: string | undefined;
  onDone(): void;
}

/** Two rows that are to be one: which stays, where they differ, what a merge would do, and the merge itself. */
export function useMerge({ resource, verb, id, otherId, onDone }: MergeParts) {
  const [pair, setPair] = useState<readonly [string, string | undefined]>([id, otherId]);
  /** By field, whether the value comes from the row that goes; absent: as it is at first. */
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const [keepsId, givesId] = pair;
  const sides = useSides(resource, verb, pair);
  const { keeps, gives } = sides;
  const differences = keeps && gives ? differencesOf(resource, keeps, gives) : [];
  const first = keeps ? takenAtFirst(differences, keeps) : new Set<string>();
  const isTaken = (name: string): boolean => chosen[name] ?? first.has(name);
  const choices = differences.filter(({ rule }) => rule === 'CHOICE').map(({ field }) => field.name);
  const choose = useCallback(
    (other: string | undefined) => {
      setPair([id, other]);
      setChosen({});
    },
    [id],
  );
  const run = useRun({ verb, resource, keeps, gives, fields: choices.filter(isTaken), onDone });
  return {
    ...sides,
    differences,
    isTaken,
    take: (name: string, isGiven: boolean) => setChosen((before) => ({ ...before, [name]: isGiven })),
    choose,
    // what is kept of each field stays what it is, whichever row it stands in
    swap: () => {
      if (givesId === undefined) return;
      setChosen(Object.fromEntries(choices.map((name) => [name, !isTaken(name)])));
      setPair([givesId, keepsId]);
    },
    ...run,
  };
}

export type Merge = ReturnType<typeof useMerge>;

/** The two rows, whole, and what merging them would do. */
function useSides(resource: ResourceModel, verb: VerbModel, [keepsId, givesId]: readonly [string, string | undefined]) {
  const keeps = useRow(resource, keepsId);
  const gives = useRow(resource, givesId);
  const variables = { id: keepsId, otherId: givesId };
  const preview = useAnswer<{ preview: MergePreview }>(previewDocument(verb.preview ?? ''), variables, givesId !== undefined);
  return {
    keeps: keeps.data,
    gives: givesId === undefined ? undefined : gives.data,
    // what was told of another pair is not shown of this one
    preview: preview.isPlaceholderData ? undefined : preview.data?.preview,
    error: keeps.error ?? gives.error ?? preview.error,
    retry: () => void Promise.all([keeps, gives, preview].map((read) => read.refetch())),
  };
}

function useRow({ name }: ResourceModel, id: string | undefined) {
  return useGetOne<RaRecord>(name, { id: id ?? '', meta: fullRow }, { enabled: id !== undefined, retry: false });
}

interface RunParts extends Pick<MergeParts, 'resource' | 'verb' | 'onDone'> {
  readonly keeps: RaRecord | undefined;
  readonly gives: RaRecord | undefined;
  readonly fields: readonly string[];
}

function useRun({ resource, verb, keeps, gives, fields, onDone }: RunParts) {
  const translate = useTranslate();
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const title = useTitles();
  const textOf = useRefusalText();
  const [isRunning, setIsRunning] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  const merge = async () => {
    if (!keeps || !gives) return;
    setIsRunning(true);
    refuse(null);
    const values = { otherId: gives.id, otherVersion: gives['version'], fields };
    try {
      await provider.runVerb(verb, { id: String(keeps.id), version: keeps['version'], values });
    } catch (error) {
      setIsRunning(false);
      refuse(textOf(error));
      return;
    }
    const text = translate('panel.record.merge.done', { name: title(resource, keeps) });
    notify(text, { type: 'success', messageArgs: { _: text } });
    onDone();
    navigate(`/${resource.name}/${keeps.id}/show`);
    refresh();
  };
  return { merge, isRunning, refusal };
}
