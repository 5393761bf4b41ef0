import { Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { PageMessage } from '../../app/PageMessage.tsx';
import { boardKey } from '../../provider/where.ts';
import { CreateLink } from '../CreateLink.tsx';
import { writableFields } from '../edit/writable.ts';
import { LookPage } from '../look/LookPage.tsx';
import type { Where } from '../model.ts';
import { howToId } from './BoardCard.tsx';
import { boardFields, cardFields, chosenField } from './boardModel.ts';
import { BoardPicker } from './BoardPicker.tsx';
import { BoardView } from './BoardView.tsx';

interface BoardPageProps {
  /** What the cards tell beside the name; absent: what the list's columns suggest. */
  readonly fields?: readonly string[];
  readonly actions?: ReactNode;
}

/** The rows of any resource by one of their choices: a card moves where an operation of the viewer's leads, or where they may write. */
export function BoardPage({ fields, actions }: BoardPageProps) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const offered = boardFields(resource);
  if (offered.length === 0) return <PageMessage title={translate('panel.error.notFoundTitle')} isPage />;
  return (
    <LookPage
      look="board"
      title="panel.kanban.title"
      below={<HowTo />}
      actions={
        <>
          {actions}
          {resource.operations.create && <CreateLink to={`/${resource.name}/create`} />}
        </>
      }
      tools={<BoardPicker offered={offered} />}
    >
      <Board fields={fields} />
    </LookPage>
  );
}

function Board({ fields }: Pick<BoardPageProps, 'fields'>) {
  const model = usePanel();
  const resource = useResourceModel();
  const field = chosenField(resource, (useListContext().filterValues as Where)[boardKey]);
  if (!field) return null;
  const isWritable = writableFields(model, resource).has(field.name);
  return <BoardView key={field.name} by={{ resource, field, isWritable }} names={fields ?? cardFields(resource, field.name)} />;
}

function HowTo() {
  const translate = useTranslate();
  return (
    <Typography id={howToId} color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
      {translate('panel.kanban.howTo')}
    </Typography>
  );
}
