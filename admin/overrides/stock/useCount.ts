import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useFaultNotice } from '../../generate/faults.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { randomKey } from '../../app/randomKey.ts';
import { countMutation, type TakeLine } from './takeData.ts';

/** What somebody says of a line. */
export interface Counted {
  readonly countedQty: number;
  readonly condition?: string | null;
  readonly note?: string | null;
  readonly photoIds?: readonly string[];
}

export interface Count {
  /** Lines whose count is on its way. */
  readonly sending: ReadonlySet<string>;
  /** Whether it was taken. */
  count(line: TakeLine, counted: Counted): Promise<boolean>;
}

/** Counts lines one by one, each shown as on its way until the page has been read anew. */
export function useCount(reload: () => Promise<unknown>): Count {
  const provider = useDataProvider<PanelProvider>();
  const sayFault = useFaultNotice();
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string, isSending: boolean) =>
    setSending((before) => new Set(isSending ? [...before, id] : [...before].filter((other) => other !== id)));
  return {
    sending,
    count: async ({ id }, input) => {
      mark(id, true);
      try {
        await provider.ask(countMutation, { id, input }, { idempotencyKey: randomKey() });
        await reload();
        return true;
      } catch (error) {
        sayFault(error);
        return false;
      } finally {
        mark(id, false);
      }
    },
  };
}
