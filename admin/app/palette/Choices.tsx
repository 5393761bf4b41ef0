import { Box, Typography } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { Entry, Section } from './entries.ts';

interface ChoicesProps {
  readonly sections: readonly Section[];
  readonly active: Entry | undefined;
  onPoint(entry: Entry): void;
  onChoose(entry: Entry): void;
}

export const listboxId = 'palette-found';

export function optionId({ key }: Entry): string {
  return `palette-${key.replaceAll(/\W/g, '-')}`;
}

/** What was found, under headings. */
export function Choices({ sections, active, onPoint, onChoose }: ChoicesProps) {
  const translate = useTranslate();
  return (
    <Box role="listbox" id={listboxId} aria-label={translate('panel.palette.found')} sx={{ py: sections.length > 0 ? 0.75 : 0 }}>
      {sections.map(({ key, title, entries }) => (
        <Box key={key} role="group" aria-label={title} sx={{ pb: 0.75 }}>
          <Typography aria-hidden sx={{ px: 2, pt: 0.75, pb: 0.25, fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' }}>
            {title}
          </Typography>
          {entries.map((entry) => (
            <Option key={entry.key} entry={entry} isActive={entry === active} onPoint={onPoint} onChoose={onChoose} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

interface OptionProps extends Pick<ChoicesProps, 'onPoint' | 'onChoose'> {
  readonly entry: Entry;
  readonly isActive: boolean;
}

function Option({ entry, isActive, onPoint, onChoose }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <Box
      ref={line}
      role="option"
      id={optionId(entry)}
      aria-selected={isActive}
      onMouseMove={() => !isActive && onPoint(entry)}
      onClick={() => onChoose(entry)}
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        mx: 1,
        px: 1,
        minHeight: { xs: 46, sm: 38 },
        borderRadius: 1,
        cursor: 'pointer',
        ...(isActive && { backgroundColor: alpha(theme.palette.primary.main, theme.palette.mode === 'light' ? 0.1 : 0.2) }),
      })}
    >
      <CatalogueIcon icon={entry.icon} sx={{ fontSize: 19, color: isActive ? 'primary.main' : 'text.secondary' }} />
      <Typography noWrap sx={{ flexShrink: 1, minWidth: 0 }}>
        {entry.text}
      </Typography>
      {entry.hint && (
        <Typography noWrap variant="caption" color="textSecondary" sx={{ ml: 'auto', flexShrink: 2, minWidth: 40, textAlign: 'right' }}>
          {entry.hint}
        </Typography>
      )}
    </Box>
  );
}
