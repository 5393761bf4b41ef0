import { useEffect, useEffectEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { codeOf } from '../../provider/errors.ts';
import { inputOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Patch } from './useDraft.ts';
import { logVisit, recordVisit } from './visitData.ts';
import type { Recorded } from './visitData.ts';

/** How sending stands. */
export type SendState = 'idle' | 'sending' | 'waiting';

interface Sending {
  readonly draft: Draft;
  /** The gateway's clock. */
  now(): string;
  patch: Patch;
  onDone(recorded: Recorded): void;
}

/** Sends a draft in one call; without a connection it waits for one and tries again by itself. */
export function useSend({ draft, now, patch, onDone }: Sending) {
  const provider = useDataProvider<PanelProvider>();
  const [state, setState] = useState<SendState>('idle');
  const [fault, setFault] = useState<string | null>(null);

  const send = async () => {
    setState('sending');
    setFault(null);
    const input = inputOf(draft, now());
    patch({ sentAt: draft.sentAt ?? String(input['actualEnd']) });
    const id = draft.visit?.id ?? draft.account?.id;
    try {
      const options = { idempotencyKey: draft.key };
      const { recorded } = await provider.ask<{ recorded: Recorded }>(draft.visit ? recordVisit : logVisit, { id, input }, options);
      setState('idle');
      onDone(recorded);
    } catch (error) {
      const isAway = codeOf(error) === 'UNAVAILABLE' || !navigator.onLine;
      setState(isAway ? 'waiting' : 'idle');
      if (!isAway) setFault(sentenceOf(error));
    }
  };
  const resend = useEffectEvent(() => {
    if (state === 'waiting') void send();
  });
  useEffect(() => {
    const again = () => resend();
    globalThis.addEventListener('online', again);
    return () => globalThis.removeEventListener('online', again);
  }, []);
  return { state, fault, send };
}

/** What is wrong, field by field where the gateway says so. */
function sentenceOf(error: unknown): string {
  const { body, message } = error as { readonly body?: { readonly errors?: Readonly<Record<string, unknown>> }; readonly message: string };
  const said = Object.values(body?.errors ?? {}).filter((value) => typeof value === 'string');
  return codeOf(error) === 'INVALID_TRANSITION' || codeOf(error) === 'CONFLICT' ? 'panel.quickVisit.already' : said.join(' ') || message;
}
