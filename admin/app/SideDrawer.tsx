import Close from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, Typography } from '@mui/material';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface SideDrawerProps {
  readonly title: string;
  /** What the button says that closes it. */
  readonly closeLabel: string;
  onClose(): void;
  readonly children: ReactNode;
}

/** Details beside what they belong to; the whole width of a telephone. */
export function SideDrawer({ title, closeLabel, onClose, children }: SideDrawerProps) {
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      // over the bar, which else covers its head
      sx={{ zIndex: ({ zIndex }) => zIndex.modal }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: { xs: '100%', sm: 460 }, p: 2 } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, mb: 1 }}>
        <Typography id={titleId} component="h2" sx={{ flex: 1, fontSize: '1.1rem', fontWeight: 650 }}>
          {title}
        </Typography>
        <IconButton aria-label={closeLabel} onClick={onClose} edge="end">
          <Close />
        </IconButton>
      </Box>
      {children}
    </Drawer>
  );
}
