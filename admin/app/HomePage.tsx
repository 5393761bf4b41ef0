import { useEffect } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { home } from '../overrides/home.ts';
import { PageMessage } from './PageMessage.tsx';
import { menuOf } from './menu.ts';
import { usePanel } from './panel.ts';
import { usePageTitle } from './pageTitle.ts';

/** The viewer's day; who has none begins with the first list of their menu. */
export function HomePage() {
  const { rootFields } = usePanel();
  const Day = home.component;
  return rootFields.has(home.needs) ? <Day /> : <FirstList />;
}

function FirstList() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const first = menuOf(usePanel())[0]?.resources[0]?.name;
  usePageTitle('');
  useEffect(() => {
    if (first) navigate(`/${first}`, { replace: true });
  }, [first, navigate]);
  return first ? null : <PageMessage isPage title={translate('panel.error.nothing')} />;
}
