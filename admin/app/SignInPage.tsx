import { Alert, Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import { readDemoUsers, signIn } from '../provider/session.ts';
import type { DemoUser, Viewer } from '../provider/session.ts';
import { Brand } from './Brand.tsx';
import { OuterFrame } from './OuterFrame.tsx';
import { LanguageButton, ThemeButton } from './Preferences.tsx';
import { usePanelLocale } from './panel.ts';
import { usePageTitle } from './pageTitle.ts';

interface SignInProps {
  readonly hasEnded: boolean;
  onEnter(viewer: Viewer): void;
}

/** The way in, with the demo's roles one click away while the demo runs. */
export function SignInPage(props: SignInProps) {
  return (
    <OuterFrame>
      <SignInScreen {...props} />
    </OuterFrame>
  );
}

function SignInScreen(props: SignInProps) {
  const translate = useTranslate();
  usePageTitle(translate('panel.signIn.title'));
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: 'background.default', display: 'flex', flexDirection: 'column' }}>
      <Stack direction="row" sx={{ justifyContent: 'flex-end', p: 1.5 }}>
        <LanguageButton />
        <ThemeButton />
      </Stack>
      <Box component="main" sx={{ flex: 1, display: 'grid', placeItems: 'center', px: 2, pb: 8 }}>
        <Stack spacing={3} sx={{ width: 'fit-content', maxWidth: '100%' }}>
          <Brand isLarge />
          <SignInForm {...props} />
        </Stack>
      </Box>
    </Box>
  );
}

function SignInForm({ hasEnded, onEnter }: SignInProps) {
  const translate = useTranslate();
  const { problem, isBusy, enter } = useSignIn(hasEnded, onEnter);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('username')), String(form.get('password')));
  };

  return (
    <Paper sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'auto auto' } }}>
      <Stack component="form" spacing={2.5} onSubmit={submit} noValidate sx={{ p: { xs: 2.5, sm: 4 }, width: { md: 380 } }}>
        <Typography component="h1" variant="h1">
          {translate('panel.signIn.title')}
        </Typography>
        {problem && <Alert severity="error">{translate(problem, { _: problem })}</Alert>}
        <TextField name="username" label={translate('ra.auth.username')} autoComplete="username" autoFocus fullWidth />
        <TextField name="password" type="password" label={translate('ra.auth.password')} autoComplete="current-password" fullWidth />
        <Button type="submit" variant="contained" size="large" disabled={isBusy}>
          {translate('panel.signIn.submit')}
        </Button>
      </Stack>
      <DemoUsers isBusy={isBusy} onChoose={(username) => void enter(username, demoPassword)} />
    </Paper>
  );
}

/** The one password of all demo users; they exist only while the demo runs. */
const demoPassword = 'demo';

function useSignIn(hasEnded: boolean, onEnter: (viewer: Viewer) => void) {
  const locale = usePanelLocale();
  const [problem, setProblem] = useState(hasEnded ? 'panel.signIn.ended' : '');
  const [isBusy, setIsBusy] = useState(false);

  const enter = async (username: string, password: string) => {
    if (!username || !password) {
      setProblem('panel.signIn.missing');
      return;
    }
    setIsBusy(true);
    try {
      onEnter(await signIn({ username, password }, locale));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'panel.error.offline');
      setIsBusy(false);
    }
  };
  return { problem, isBusy, enter };
}

function DemoUsers({ isBusy, onChoose }: { readonly isBusy: boolean; onChoose(username: string): void }) {
  const translate = useTranslate();
  const [users, setUsers] = useState<readonly DemoUser[]>([]);
  useEffect(() => {
    void readDemoUsers().then(setUsers, () => setUsers([]));
  }, []);
  if (users.length === 0) return null;
  return (
    <Box
      component="section"
      sx={{ p: { xs: 2.5, sm: 4 }, borderStyle: 'solid', borderWidth: { xs: '1px 0 0', md: '0 0 0 1px' }, borderColor: 'divider' }}
    >
      <Typography component="h2" variant="h2">
        {translate('panel.signIn.demoTitle')}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {translate('panel.signIn.demoHint')}
      </Typography>
      <Box sx={{ mt: 1.5, display: 'grid', gap: 1, gridTemplateColumns: 'repeat(2, minmax(132px, 1fr))' }}>
        {users.map((user) => (
          <Button
            key={user.username}
            variant="outlined"
            color="inherit"
            disabled={isBusy}
            onClick={() => onChoose(user.username)}
            sx={{ justifyContent: 'flex-start', textAlign: 'left', borderColor: 'divider', py: 0.75 }}
          >
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{translate(`panel.role.${user.role}`, { _: user.role })}</Box>
              <Typography variant="caption" color="textSecondary" component="div" noWrap>
                {user.name}
              </Typography>
            </Box>
          </Button>
        ))}
      </Box>
    </Box>
  );
}
