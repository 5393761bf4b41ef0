import { useLogoutIfAccessDenied, useNotify, useTranslate } from 'react-admin';
import type { PanelFault } from '../provider/errors.ts';

/** An error in the gateway's own sentence, with its number when the error is ours to find; whoever is no longer signed in has to. */
export function useFaultText(): (error: unknown) => string {
  const translate = useTranslate();
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  return (error) => {
    void leaveIfSignedOut(error);
    const message = error instanceof Error ? error.message : 'panel.error.unexpected';
    const text = translate(message, { _: message });
    const id = requestId(error);
    return id ? `${text} (${translate('panel.error.requestId', { id })})` : text;
  };
}

/** Says an error; see {@link useFaultText}. */
export function useFaultNotice(): (error: unknown) => void {
  const notify = useNotify();
  const textOf = useFaultText();
  return (error) => {
    const text = textOf(error);
    notify(text, { type: 'error', messageArgs: { _: text } });
  };
}

/** What the gateway says of single fields of a form, if it does. */
export function fieldFaults(error: unknown): Readonly<Record<string, string>> | undefined {
  return (error as { body?: { errors?: Record<string, string> } } | null)?.body?.errors;
}

/** Why something was refused, in one sentence, where no form shows what concerns single fields. */
export function useRefusalText(): (error: unknown) => string {
  const translate = useTranslate();
  const textOf = useFaultText();
  return (error) => {
    const faults = Object.values(fieldFaults(error) ?? {}).filter((said) => typeof said === 'string');
    return faults.length > 0 ? [...new Set(faults)].join(translate('panel.kanban.comma')) : textOf(error);
  };
}

function requestId(error: unknown): string | undefined {
  const fault = error as Partial<PanelFault> | null;
  return fault?.body?.code === 'INTERNAL' ? fault.body.requestId : undefined;
}
