import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Search from '@mui/icons-material/Search';
import { Box, InputAdornment, Paper, Skeleton, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels } from '../../app/panel.ts';
import { MoreRows } from '../MoreRows.tsx';
import { ToggleChip } from '../ToggleChip.tsx';
import { BinRow } from './BinRow.tsx';
import type { BinSource } from './binDocument.ts';
import { useBin, useBinSources } from './useBin.ts';

/** What was deleted, of all nouns that the viewer may bring back. */
export function BinPage() {
  const translate = useTranslate();
  const { sources, error } = useBinSources();
  return (
    <>
      <PageHead title={translate('panel.bin.title')} />
      <Paper sx={{ overflow: 'hidden' }}>
        {error && <PageMessage title={translate(error.message, { _: error.message })} />}
        {!error && !sources && <Skeleton height={200} sx={{ mx: 3 }} aria-hidden />}
        {sources?.length === 0 && <Empty />}
        {sources && sources.length > 0 && <Bin sources={sources} />}
      </Paper>
    </>
  );
}

function Bin({ sources }: { readonly sources: readonly BinSource[] }) {
  const translate = useTranslate();
  const [noun, setNoun] = useParam('noun');
  const [q, setQ] = useParam('q');
  const chosen = sources.filter(({ key }) => key === noun);
  const { items, isPending, error, ...more } = useBin(chosen.length > 0 ? chosen : sources, q);
  return (
    <>
      <Box role="search" sx={{ p: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center' }}>
        <SearchBox typed={q} onType={setQ} />
        <Nouns sources={sources} chosen={chosen[0]?.key ?? ''} onChoose={setNoun} />
      </Box>
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {isPending && <Skeleton height={160} sx={{ mx: 3 }} aria-hidden />}
      {!isPending && !error && items.length === 0 && (
        <PageMessage title={translate('panel.bin.noMatch')} hint={translate('panel.bin.noMatchHint')} />
      )}
      <Box component="ul" aria-label={translate('panel.bin.title')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {items.map(({ source, row }) => (
          <BinRow key={`${source.key} ${String(row['id'])}`} resource={source.resource} row={row} />
        ))}
      </Box>
      <MoreRows {...more} />
    </>
  );
}

/** Kept in the address, so that coming back finds what was looked for. */
function useParam(name: string): readonly [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return [params.get(name) ?? '', set];
}

const pauseMs = 300;

function SearchBox({ typed, onType }: { readonly typed: string; onType(typed: string): void }) {
  const translate = useTranslate();
  const [text, setText] = useState(typed);
  useEffect(() => {
    if (text === typed) return undefined;
    const timer = setTimeout(() => onType(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, typed, onType]);
  const name = translate('panel.bin.search');
  return (
    <TextField
      type="search"
      size="small"
      value={text}
      placeholder={name}
      onChange={({ target }) => setText(target.value)}
      sx={{ width: { xs: '100%', sm: 240 } }}
      slotProps={{
        htmlInput: { 'aria-label': name, maxLength: 60 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

interface NounsProps {
  readonly sources: readonly BinSource[];
  readonly chosen: string;
  onChoose(key: string): void;
}

function Nouns({ sources, chosen, onChoose }: NounsProps) {
  const translate = useTranslate();
  const label = useLabels();
  if (sources.length < 2) return null;
  const chips = [
    { key: '', text: translate('panel.timeline.all') },
    ...sources.map(({ key, resource, count }) => ({ key, text: `${label(resource.labels)} ${count}` })),
  ];
  return (
    <Box role="group" aria-label={translate('panel.bin.nouns')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {chips.map(({ key, text }) => (
        <ToggleChip key={key} text={text} isOn={key === chosen} onToggle={() => onChoose(key)} />
      ))}
    </Box>
  );
}

function Empty() {
  const translate = useTranslate();
  return (
    <PageMessage
      icon={<DeleteOutlined fontSize="inherit" />}
      title={translate('panel.bin.empty')}
      hint={translate('panel.bin.emptyHint')}
    />
  );
}
