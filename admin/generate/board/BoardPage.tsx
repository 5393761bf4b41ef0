import { Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { PageMessage } from '../../app/PageMessage.tsx';
import { CreateLink } from '../CreateLink.tsx';
import { LookPage } from '../look/LookPage.tsx';
import { howToId } from './BoardCard.tsx';
import { cardFields, stateField } from './boardModel.ts';
import { BoardView } from './BoardView.tsx';

interface BoardPageProps {
  /** What the cards tell beside the name; absent: what the list's columns suggest. */
  readonly fields?: readonly string[];
  readonly actions?: ReactNode;
}

/** The rows of any resource with a state machine by their state: a card moves where an operation of the viewer's leads. */
export function BoardPage({ fields, actions }: BoardPageProps) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const field = stateField(resource);
  if (!field) return <PageMessage title={translate('panel.error.notFoundTitle')} isPage />;
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
    >
      <BoardView field={field} names={fields ?? cardFields(resource)} />
    </LookPage>
  );
}

function HowTo() {
  const translate = useTranslate();
  return (
    <Typography id={howToId} color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
      {translate('panel.kanban.howTo')}
    </Typography>
  );
}
