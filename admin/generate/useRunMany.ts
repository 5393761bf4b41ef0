import { useState } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import type { PanelProvider } from '../provider/dataProvider.ts';
import type { VerbModel } from './model.ts';

/** A row that an operation runs on, by the name that people know it by. */
export interface ManyRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

/** What became of one of many. */
export interface Outcome {
  readonly name: string;
  /** The gateway's sentence where it refused. */
  readonly refusal: string | null;
}

export interface Outcomes {
  readonly verb: VerbModel;
  readonly each: readonly Outcome[];
}

/** Runs one operation on several rows, one after another and each by itself: what one is refused for stops no other. */
export function useRunMany() {
  const provider = useDataProvider<PanelProvider>();
  const refresh = useRefresh();
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const runOne = async (verb: VerbModel, { id, version, name }: ManyRow, values: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    try {
      await provider.runVerb(verb, { id, version, values });
      return { name, refusal: null };
    } catch (error) {
      return { name, refusal: error instanceof Error ? error.message : String(error) };
    }
  };
  const run = async (verb: VerbModel, rows: readonly ManyRow[], values: Readonly<Record<string, unknown>> = {}) => {
    setIsRunning(true);
    const each: Outcome[] = [];
    for (const row of rows) each.push(await runOne(verb, row, values));
    setOutcomes({ verb, each });
    setIsRunning(false);
    refresh();
  };
  return { isRunning, outcomes, run, forget: () => setOutcomes(null) };
}
