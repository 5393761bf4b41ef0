import { Alert, Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocation, useTranslate } from 'react-admin';
import { PageMessage } from '../../app/PageMessage.tsx';
import { largeText } from '../quickVisit/AccountField.tsx';
import { CountDialog } from './CountDialog.tsx';
import { CountLine } from './CountLine.tsx';
import { itemScanned } from './stockView.ts';
import type { TakeLine } from './takeData.ts';
import { useCount } from './useCount.ts';
import { ViewChips } from './ViewChips.tsx';

interface CountingProps {
  readonly lines: readonly TakeLine[];
  reload(): Promise<unknown>;
}

/** The lines to count, those that are left first: one press where the book is right, a scanned label for any of them. */
export function Counting({ lines, reload }: CountingProps) {
  const translate = useTranslate();
  const { opened, open, words, unknown, isLeft, setIsLeft, shown, type, enter, forget } = useSought(lines);
  const counting = useCount(reload);
  const left = lines.filter(({ countedQty }) => countedQty === null).length;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        <Scanner words={words} onType={type} onEnter={enter} />
        <Choice isLeft={isLeft} left={left} all={lines.length} onChange={setIsLeft} />
      </Box>
      {unknown && (
        <Alert severity="warning" sx={{ mb: 2 }} onClose={forget}>
          {translate('panel.stock.notHere', { no: unknown })}
        </Alert>
      )}
      {left === 0 && (
        <Alert severity="success" sx={{ mb: 2 }}>
          {translate('panel.stock.allCounted')}
        </Alert>
      )}
      {shown.length === 0 && left > 0 && <PageMessage title={translate('panel.stock.noneShown')} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {shown.map((line) => (
          <CountLine key={line.id} line={line} counting={counting} onOpen={() => open(line.id)} />
        ))}
      </Box>
      {opened && <CountDialog key={opened.id} line={opened} counting={counting} onClose={() => open(null)} />}
    </>
  );
}

/** Which lines are looked at, and the one that a label has led to. */
function useSought(lines: readonly TakeLine[]) {
  const labelled = new URLSearchParams(useLocation().search).get('item');
  const [isLeft, setIsLeft] = useState(true);
  const [words, setWords] = useState('');
  const [opened, open] = useState<string | null>(lines.find(({ item }) => item && item.id === labelled)?.id ?? null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const shown = linesIn(lines, { isLeft, words });
  const enter = () => {
    const found = lineScanned(lines, words) ?? (shown.length === 1 ? shown[0] : undefined);
    setUnknown(found ? null : words);
    if (found) open(found.id);
    setWords('');
  };
  const forget = () => setUnknown(null);
  return { opened: lines.find(({ id }) => id === opened), open, words, unknown, isLeft, setIsLeft, shown, type: setWords, enter, forget };
}

interface ScannerProps {
  readonly words: string;
  onType(words: string): void;
  onEnter(): void;
}

/** A scanner types what the label says and ends with Enter; a word narrows the list as it is typed. */
function Scanner({ words, onType, onEnter }: ScannerProps) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate('panel.stock.scan')}
      value={words}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={({ key }) => {
        if (key === 'Enter' && words.trim()) onEnter();
      }}
      slotProps={{ htmlInput: { autoComplete: 'off', enterKeyHint: 'go' } }}
      sx={{ flex: '1 1 260px', maxWidth: 420, ...largeText }}
    />
  );
}

interface ChoiceProps {
  readonly isLeft: boolean;
  readonly left: number;
  readonly all: number;
  onChange(isLeft: boolean): void;
}

function Choice({ isLeft, left, all, onChange }: ChoiceProps) {
  const translate = useTranslate();
  const choices = [
    { value: true, label: translate('panel.stock.left', { smart_count: left }) },
    { value: false, label: translate('panel.stock.allLines', { smart_count: all }) },
  ];
  return <ViewChips choices={choices} value={isLeft} onChange={onChange} chipStyle={largeChip} />;
}

/** For fingers. */
const largeChip = { height: 40, fontSize: '0.95rem', borderRadius: 5 };

/** A line by its item's label or number. */
function lineScanned(lines: readonly TakeLine[], text: string): TakeLine | undefined {
  const found = itemScanned(
    lines.map(({ id, assetNo, item }) => ({ id: item?.id ?? id, assetNo })),
    text,
  );
  return found && lines.find(({ assetNo }) => assetNo === found.assetNo);
}

function linesIn(lines: readonly TakeLine[], { isLeft, words }: { isLeft: boolean; words: string }): readonly TakeLine[] {
  const sought = words.trim().toLowerCase();
  const fits = ({ assetNo, name, item }: TakeLine) => [assetNo, name, item?.custodian?.name].join(' ').toLowerCase().includes(sought);
  // a word finds what has been counted too: it may have been counted wrong
  return lines.filter((line) => fits(line) && (sought !== '' || !isLeft || line.countedQty === null));
}
