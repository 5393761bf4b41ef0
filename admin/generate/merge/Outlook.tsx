import { Alert, AlertTitle, Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { useLabels, usePanel } from '../../app/panel.ts';
import { textOf } from './mergeModel.ts';
import type { Following, MergePreview, Sentence } from './mergeModel.ts';

/** What stands in the way, what moves and how much of it, and what else there is to know. */
export function Outlook({ preview: { following, obstacles, notes } }: { readonly preview: MergePreview }) {
  const translate = useTranslate();
  const moving = following.filter(({ staysBehind }) => !staysBehind);
  const staying = following.filter(({ staysBehind }) => staysBehind);
  return (
    <>
      {obstacles.length > 0 && <Sentences severity="error" title={translate('panel.record.merge.obstacles')} sentences={obstacles} />}
      <Box component="section">
        <Typography variant="subtitle2" component="h3">
          {translate('panel.record.merge.moves')}
        </Typography>
        {moving.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            {translate('panel.record.merge.movesNone')}
          </Typography>
        ) : (
          <Counts following={moving} />
        )}
        <Typography variant="caption" color="textSecondary">
          {translate('panel.record.merge.movesHint')}
        </Typography>
      </Box>
      {notes.length > 0 && <Sentences severity="info" title={translate('panel.record.merge.notes')} sentences={notes} />}
      {staying.length > 0 && <Staying following={staying} />}
    </>
  );
}

interface SentencesProps {
  readonly severity: 'error' | 'info';
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

function Sentences({ severity, title, sentences }: SentencesProps) {
  const label = useLabels();
  return (
    <Alert severity={severity}>
      <AlertTitle>{title}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {sentences.map((sentence) => (
          <li key={sentence.messageZh}>{label(textOf(sentence))}</li>
        ))}
      </Box>
    </Alert>
  );
}

function Counts({ following }: { readonly following: readonly Following[] }) {
  const count = useCountText();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5 }}>
      {following.map((one) => (
        <Typography key={`${one.noun}.${one.field}`} component="li" variant="body2">
          {count(one)}
        </Typography>
      ))}
    </Box>
  );
}

function Staying({ following }: { readonly following: readonly Following[] }) {
  const translate = useTranslate();
  const label = useLabels();
  const count = useCountText();
  return (
    <Box component="section">
      <Typography variant="subtitle2" component="h3">
        {translate('panel.record.merge.stays')}
      </Typography>
      {following.map((one) => (
        <Typography key={`${one.noun}.${one.field}`} variant="body2">
          {count(one)}
          {one.messageZh && one.messageEn && (
            <Typography component="span" variant="body2" color="textSecondary">
              {` — ${label({ zh: one.messageZh, en: one.messageEn })}`}
            </Typography>
          )}
        </Typography>
      ))}
    </Box>
  );
}

function useCountText(): (following: Following) => string {
  const translate = useTranslate();
  const label = useLabels();
  const locale = useLocale();
  const { resources } = usePanel();
  return ({ noun, count }) => {
    const known = resources.find(({ entity }) => entity === noun);
    return translate('panel.record.merge.count', { name: label(known?.labels ?? null) || noun, number: count.toLocaleString(locale) });
  };
}
