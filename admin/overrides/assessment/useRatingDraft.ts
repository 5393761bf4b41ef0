import { useMemo, useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useFaultNotice } from '../../generate/faults.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { isPoints, previewScore, type Preview } from './previewScore.ts';
import { previewOf, type Sheet, type SheetRating } from './sheetQuery.ts';

/** Points as they are being typed, and what the sheet would come to with them. */
export interface RatingDraft {
  readonly preview: Preview;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly isGood: boolean;
  valueOf(rating: SheetRating): string;
  type(rating: SheetRating, points: string): void;
  save(): Promise<void>;
  reset(): void;
}

/** The gateway takes so many changes in one document. */
const MOST_CHANGES = 20;

export function useRatingDraft(sheet: Sheet): RatingDraft {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const { isSaving, send } = useSending(() => setTyped(new Map()));
  const preview = useMemo(() => previewScore(previewOf(sheet, typed)), [sheet, typed]);
  return {
    preview,
    isSaving,
    isChanged: typed.size > 0,
    isGood: [...typed.values()].every(isPoints),
    valueOf: (rating) => typed.get(String(rating.id)) ?? trimmed(rating.points),
    type: (rating, points) => setTyped((before) => withPoints(before, rating, points)),
    save: () => send([...typed]),
    reset: () => setTyped(new Map()),
  };
}

/** Points that are back to what was given are no change. */
function withPoints(before: ReadonlyMap<string, string>, rating: SheetRating, points: string): ReadonlyMap<string, string> {
  const after = new Map(before);
  if (points === trimmed(rating.points)) after.delete(String(rating.id));
  else after.set(String(rating.id), points);
  return after;
}

function trimmed(points: string | null): string {
  return points === null ? '' : String(Number(points));
}

function useSending(onDone: () => void) {
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  const [isSaving, setIsSaving] = useState(false);
  const send = async (changes: readonly (readonly [string, string])[]): Promise<void> => {
    setIsSaving(true);
    try {
      for (let at = 0; at < changes.length; at += MOST_CHANGES) await provider.ask(...ratingsRequest(changes.slice(at, at + MOST_CHANGES)));
      notify('panel.assessment.rated', { type: 'success' });
      onDone();
    } catch (error) {
      sayFault(error);
    }
    setIsSaving(false);
    refresh();
  };
  return { isSaving, send };
}

function ratingsRequest(changes: readonly (readonly [string, string])[]): [string, Record<string, string>] {
  const names = changes.map((_change, index) => `$id${index}: ID!, $points${index}: Decimal!`);
  const calls = changes.map((_change, index) => `r${index}: rateAssessment(id: $id${index}, input: { points: $points${index} }) { id }`);
  const variables = changes.flatMap(([id, points], index) => [
    [`id${index}`, id],
    [`points${index}`, points],
  ]);
  return [`mutation(${names.join(', ')}) { ${calls.join(' ')} }`, Object.fromEntries(variables) as Record<string, string>];
}
