import { Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CodeBox } from '../../app/CodeBox.tsx';
import { useLabels, usePanel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { connectionOf, type Connection } from '../connect/connection.ts';
import { curl, powerQuery } from '../connect/snippets.ts';
import { javaScript, python } from './programs.ts';
import { Section } from './Section.tsx';

/** Columns of the example: enough to see how a row comes. */
const COLUMNS = 4;

const LANGUAGES: Readonly<Record<string, (connection: Connection) => string>> = { curl, powerQuery, python, javaScript };

/** One list of the viewer's, read whole, in the languages that people ask for. */
export function Examples() {
  const translate = useTranslate();
  const [language, choose] = useState('curl');
  const connection = useExample();
  if (!connection) return null;
  return (
    <Section
      title={translate('panel.developers.examples.title')}
      about={translate('panel.developers.examples.about', { scopes: connection.scopes.join(' ') })}
    >
      <Tabs
        value={language}
        onChange={(_event, chosen: string) => choose(chosen)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={translate('panel.developers.examples.title')}
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        {Object.keys(LANGUAGES).map((key) => (
          <Tab key={key} value={key} label={translate(`panel.developers.examples.language.${key}`)} />
        ))}
      </Tabs>
      <CodeBox label={translate(`panel.developers.examples.how.${language}`)} value={LANGUAGES[language]!(connection)} isProgram />
    </Section>
  );
}

/** The customers where the viewer has them, else the first list there is. */
function useExample(): Connection | null {
  const model = usePanel();
  const label = useLabels();
  const resource = model.resources.find(({ name }) => name === 'accounts') ?? model.resources[0];
  if (!resource) return null;
  const columns = resource.list.flatMap((name) => fieldNamed(resource, name) ?? []).slice(0, COLUMNS);
  const request = { resource, where: undefined, orderBy: null, deleted: false, columns, total: undefined };
  return connectionOf({ model, origin: window.location.origin, label }, request);
}
