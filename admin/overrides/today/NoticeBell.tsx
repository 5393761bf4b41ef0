import DoneAll from '@mui/icons-material/DoneAll';
import NotificationsNone from '@mui/icons-material/NotificationsNone';
import { Badge, Box, Button, IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { recordPath } from './NoticeList.tsx';
import { useReading } from './useReading.ts';

interface Notice extends Record<string, unknown> {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly createdAt: string;
}

interface Unread {
  readonly notifications: { readonly totalCount: number; readonly nodes: readonly Notice[] };
}

const unreadQuery = /* GraphQL */ `
  query unread {
    notifications(where: { readAt: { isNull: true } }, first: 8) {
      totalCount
      nodes {
        id
        titleZh
        titleEn
        noun
        recordId
        createdAt
      }
    }
  }
`;

const LOOK_EVERY_MS = 60_000;

/** How many notifications are unread, and the latest of them. */
export function NoticeBell() {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data, refetch } = useAnswer<Unread>(unreadQuery);
  useEffect(() => {
    const timer = setInterval(() => void refetch(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  const { totalCount, nodes } = data?.notifications ?? { totalCount: 0, nodes: [] };
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={translate('panel.today.bell', { smart_count: totalCount })}
        aria-haspopup="true"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Badge badgeContent={totalCount} color="error" max={99}>
          <NotificationsNone fontSize="small" />
        </Badge>
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { width: 340, maxWidth: '92vw' } } }}
      >
        {nodes.map((notice) => (
          <BellItem key={notice.id} notice={notice} onChoose={() => setAnchor(null)} />
        ))}
        {nodes.length === 0 && <MenuItem disabled>{translate('panel.today.allRead')}</MenuItem>}
        <BellFoot newest={nodes[0]?.id} onChoose={() => setAnchor(null)} />
      </Menu>
    </>
  );
}

function BellItem({ notice, onChoose }: { readonly notice: Notice; onChoose(): void }) {
  const model = usePanel();
  const isEnglish = usePanelLocale() === 'en';
  const { read } = useReading();
  const choose = () => {
    read(notice.id);
    onChoose();
  };
  return (
    <MenuItem
      component={LinkBase}
      to={recordPath(model, notice) ?? '/notifications'}
      onClick={choose}
      sx={{ display: 'block', whiteSpace: 'normal' }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {isEnglish ? notice.titleEn : notice.titleZh}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {formatDateTime(notice.createdAt, model.timeZone)}
      </Typography>
    </MenuItem>
  );
}

function BellFoot({ newest, onChoose }: { readonly newest: string | undefined; onChoose(): void }) {
  const translate = useTranslate();
  const { mayRead, readUpTo } = useReading();
  const mayChoose = usePanel().rootFields.has('createReminderChoice');
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        columnGap: 1,
        px: 2,
        pt: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Button component={LinkBase} to="/notifications" onClick={onChoose}>
        {translate('panel.today.all')}
      </Button>
      {mayChoose && (
        <Button component={LinkBase} to="/reminderChoices" onClick={onChoose}>
          {translate('panel.today.choose')}
        </Button>
      )}
      {newest && mayRead && (
        <Button startIcon={<DoneAll />} onClick={() => readUpTo(newest)}>
          {translate('panel.today.readAll')}
        </Button>
      )}
    </Box>
  );
}
