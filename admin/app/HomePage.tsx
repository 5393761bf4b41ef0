import { useEffect } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { PageMessage } from './PageMessage.tsx';
import { menuOf } from './menu.ts';
import { usePanel } from './panel.ts';
import { usePageTitle } from './pageTitle.ts';

/** Opens the first list of the viewer's menu, which is where their work is. */
export function HomePage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const first = menuOf(usePanel())[0]?.resources[0]?.name;
  usePageTitle('');
  useEffect(() => {
    if (first) navigate(`/${first}`, { replace: true });
  }, [first, navigate]);
  return first ? null : <PageMessage isPage title={translate('panel.error.nothing')} />;
}
