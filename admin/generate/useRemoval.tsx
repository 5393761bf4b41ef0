import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useMentions, useResourceModel, useTitles } from '../app/panel.ts';
import { AskDialog } from './AskDialog.tsx';
import { useRemove } from './useRemove.tsx';

/** Deletes the row of the page after asking, and goes back to the list; `ask` is undefined where the viewer may not. */
export function useRemoval(row: RaRecord): { readonly ask: (() => void) | undefined; readonly dialog: ReactNode } {
  const translate = useTranslate();
  const mention = useMentions();
  const title = useTitles();
  const navigate = useNavigate();
  const resource = useResourceModel();
  const { removeOne } = useRemove();
  const [isAsking, setIsAsking] = useState(false);
  const content = resource.operations.restore ? 'panel.remove.content' : 'panel.remove.contentFinal';

  const remove = async () => {
    setIsAsking(false);
    if (await removeOne(row)) navigate(`/${resource.name}`);
  };
  const dialog = (
    <AskDialog
      isOpen={isAsking}
      title={translate('panel.remove.title', { name: mention(resource.label) })}
      content={translate(content, { title: title(resource, row) })}
      confirm={translate('ra.action.delete')}
      onConfirm={() => void remove()}
      onClose={() => setIsAsking(false)}
    />
  );
  return { ask: resource.operations.remove ? () => setIsAsking(true) : undefined, dialog };
}
