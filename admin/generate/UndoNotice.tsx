import { Button, SnackbarContent } from '@mui/material';
import { useCloseNotification, useTranslate } from 'react-admin';

interface UndoNoticeProps {
  readonly text: string;
  onUndo(): void;
}

/** Says that something was deleted and offers to bring it back. */
export function UndoNotice({ text, onUndo }: UndoNoticeProps) {
  const translate = useTranslate();
  const close = useCloseNotification();
  const undo = () => {
    close();
    onUndo();
  };
  return (
    <SnackbarContent
      message={text}
      action={
        <Button color="inherit" size="small" onClick={undo} sx={{ fontWeight: 700, textDecoration: 'underline' }}>
          {translate('ra.action.undo')}
        </Button>
      }
    />
  );
}
