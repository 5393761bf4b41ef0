import { Box, List, ListItem, ListItemButton, ListItemText, Paper, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { LinkBase, useParams, useTranslate } from 'react-admin';
import { NotFoundPage } from '../../app/NotFoundPage.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanelLocale } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { chaptersFor, isChapter, type Chapter } from './chapters.ts';
import { chapterText } from './library.ts';
import { blocksOf } from './markdown.ts';
import { Reading } from './Reading.tsx';

/** How the work is done here, one page for each role; one's own comes first. */
export function HandbookPage() {
  const translate = useTranslate();
  const { viewer } = useSession();
  const all = chaptersFor(viewer.role);
  const named = useParams()['*'];
  const chapter = named || all[0];
  if (!isChapter(chapter)) return <NotFoundPage />;
  return (
    <>
      <PageHead title={translate(`panel.handbook.chapter.${chapter}`)} above={translate('panel.handbook.title')} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '200px minmax(0, 1fr)' }, alignItems: 'start' }}>
        <Contents all={all} open={chapter} />
        <Open chapter={chapter} />
      </Box>
    </>
  );
}

function Contents({ all, open }: { readonly all: readonly Chapter[]; readonly open: Chapter }) {
  const translate = useTranslate();
  return (
    <Paper component="nav" aria-label={translate('panel.handbook.contents')}>
      <List dense sx={{ display: { xs: 'flex', lg: 'block' }, flexWrap: 'wrap' }}>
        {all.map((chapter) => (
          <ListItem key={chapter} disablePadding sx={{ width: { xs: 'auto', lg: '100%' } }}>
            <ListItemButton
              component={LinkBase}
              to={`/handbook/${chapter}`}
              selected={chapter === open}
              aria-current={chapter === open ? 'page' : undefined}
            >
              <ListItemText primary={translate(`panel.handbook.chapter.${chapter}`)} />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Paper>
  );
}

function Open({ chapter }: { readonly chapter: Chapter }) {
  const translate = useTranslate();
  const language = usePanelLocale();
  const { data, error } = useQuery({ queryKey: ['handbook', language, chapter], queryFn: () => chapterText(language, chapter) });
  if (error) return <PageMessage title={translate('panel.error.offline')} />;
  if (!data) return <Skeleton variant="rectangular" height={360} />;
  // the heading stands above the page already
  return (
    <Paper component="article" sx={{ p: { xs: 2, md: 3 }, minWidth: 0 }}>
      <Reading blocks={blocksOf(data).slice(1)} language={language} />
    </Paper>
  );
}
