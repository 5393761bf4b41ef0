import Check from '@mui/icons-material/Check';
import Code from '@mui/icons-material/Code';
import DataObject from '@mui/icons-material/DataObject';
import Logout from '@mui/icons-material/Logout';
import MenuBook from '@mui/icons-material/MenuBook';
import { Avatar, Box, ButtonBase, Divider, ListItemIcon, ListItemText, ListSubheader, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useAuthProvider, useNotify, useTranslate } from 'react-admin';
import { visuallyHidden } from '../theme/visuallyHidden.ts';
import { switchRole } from '../provider/session.ts';
import { usePanelLocale } from './panel.ts';
import { useSession } from './session.ts';

/** Who is signed in, in which role, and the way out. */
export function ViewerMenu() {
  const translate = useTranslate();
  const { viewer } = useSession();
  const authProvider = useAuthProvider();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <ButtonBase aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)} sx={{ borderRadius: 2, px: 1, py: 0.5, gap: 1 }}>
        <span style={visuallyHidden}>{translate('ra.auth.user_menu')}</span>
        <Person name={viewer.name} role={viewer.role} />
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <Box sx={{ px: 2, py: 1, minWidth: 200 }}>
          <Typography sx={{ fontWeight: 600 }}>{viewer.name}</Typography>
          <RoleName role={viewer.role} place={viewer.orgUnit?.name} />
        </Box>
        <Divider component="li" />
        <RoleChoices onChoose={close} />
        <MenuItem component={LinkBase} to="/handbook" onClick={close}>
          <ListItemIcon>
            <MenuBook fontSize="small" />
          </ListItemIcon>
          {translate('panel.handbook.title')}
        </MenuItem>
        <ProgramChoices onChoose={close} />
        <MenuItem onClick={() => void authProvider?.logout({})}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          {translate('ra.auth.logout')}
        </MenuItem>
      </Menu>
    </>
  );
}

/** For whoever writes programs. */
function ProgramChoices({ onChoose }: { onChoose(): void }) {
  const translate = useTranslate();
  return (
    <>
      <MenuItem component={LinkBase} to="/developers" onClick={onChoose}>
        <ListItemIcon>
          <Code fontSize="small" />
        </ListItemIcon>
        {translate('panel.developers.title')}
      </MenuItem>
      <MenuItem component={LinkBase} to="/explorer" onClick={onChoose}>
        <ListItemIcon>
          <DataObject fontSize="small" />
        </ListItemIcon>
        {translate('panel.explorer.title')}
      </MenuItem>
    </>
  );
}

function Person({ name, role }: { readonly name: string; readonly role: string }) {
  return (
    <>
      <Avatar sx={{ width: 30, height: 30, fontSize: 13, fontWeight: 600, bgcolor: 'primary.main', color: 'primary.contrastText' }}>
        {name.slice(0, 1)}
      </Avatar>
      <Box sx={{ textAlign: 'left', display: { xs: 'none', sm: 'block' } }}>
        <Typography variant="body2" sx={{ fontWeight: 600, lineHeight: 1.25 }}>
          {name}
        </Typography>
        <RoleName role={role} />
      </Box>
    </>
  );
}

function RoleName({ role, place }: { readonly role: string; readonly place?: string | undefined }) {
  const translate = useTranslate();
  const name = translate(`panel.role.${role}`, { _: role });
  return (
    <Typography variant="caption" color="textSecondary" component="div" sx={{ lineHeight: 1.3 }}>
      {place ? `${name} · ${place}` : name}
    </Typography>
  );
}

function RoleChoices({ onChoose }: { onChoose(): void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const locale = usePanelLocale();
  const { viewer, renew } = useSession();
  const roles = viewer.roles ?? [];
  if (roles.length < 2) return null;

  const choose = async (role: string) => {
    onChoose();
    try {
      renew(await switchRole(role, locale));
    } catch (error) {
      notify(error instanceof Error ? error.message : 'panel.error.unexpected', { type: 'error' });
    }
  };
  return (
    <>
      <ListSubheader>{translate('panel.menu.role')}</ListSubheader>
      {roles.map((role) => (
        <MenuItem key={role} selected={role === viewer.role} onClick={() => void choose(role)}>
          <ListItemText>{translate(`panel.role.${role}`, { _: role })}</ListItemText>
          {role === viewer.role && <Check fontSize="small" />}
        </MenuItem>
      ))}
      <Divider component="li" />
    </>
  );
}
