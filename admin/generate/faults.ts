import { useLogoutIfAccessDenied, useNotify, useTranslate } from 'react-admin';
import type { PanelFault } from '../provider/errors.ts';

/** Says an error in the gateway's own sentence, with its number when the error is ours to find. */
export function useFaultNotice(): (error: unknown) => void {
  const notify = useNotify();
  const translate = useTranslate();
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  return (error) => {
    void leaveIfSignedOut(error);
    const message = error instanceof Error ? error.message : 'panel.error.unexpected';
    const text = translate(message, { _: message });
    const id = requestId(error);
    notify(id ? `${text} (${translate('panel.error.requestId', { id })})` : text, {
      type: 'error',
      messageArgs: { _: text },
    });
  };
}

function requestId(error: unknown): string | undefined {
  const fault = error as Partial<PanelFault> | null;
  return fault?.body?.code === 'INTERNAL' ? fault.body.requestId : undefined;
}
