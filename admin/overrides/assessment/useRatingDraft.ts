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
  const { isSaving, send } = useSending();
  // what is typed stays until the sheet says the same: the total does not flicker while it is read anew
  const open = useMemo(() => openPoints(sheet, typed), [sheet, typed]);
  const preview = useMemo(() => previewScore(previewOf(sheet, open)), [sheet, open]);
  return {
    preview,
    isSaving,
    isChanged: open.size > 0,
    isGood: [...open.values()].every(isPoints),
    valueOf: (rating) => typed.get(String(rating.id)) ?? trimmed(rating.points),
    type: (rating, points) => setTyped((before) => new Map(before).set(String(rating.id), points)),
    save: () => send([...open]),
    reset: () => setTyped(new Map()),
  };
}

/** Of the points typed those that are not what was given. */
function openPoints(sheet: Sheet, typed: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ratings = sheet.lines.nodes.flatMap((line) => line.ratings.nodes);
  const given = new Map(ratings.map((rating) => [String(rating.id), trimmed(rating.points)]));
  return new Map([...typed].filter(([id, points]) => (isPoints(points) ? String(Number(points)) : points) !== given.get(id)));
}

function trimmed(points: string | null): string {
  return points === null ? '' : String(Number(points));
}

function useSending() {
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
