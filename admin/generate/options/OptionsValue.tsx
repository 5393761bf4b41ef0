import { Chip, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { readOptions } from './options.ts';

/** The values of a choice; those out of use are struck through. */
export function OptionsValue({ value }: { readonly value: unknown }) {
  const locale = usePanelLocale();
  const translate = useTranslate();
  return (
    <Stack direction="row" useFlexGap spacing={0.5} component="span" sx={{ flexWrap: 'wrap' }}>
      {readOptions(value).map(({ code, zh, en, retired }) => (
        <Chip
          key={code}
          size="small"
          variant="outlined"
          label={locale === 'en' ? en : zh}
          title={retired ? translate('panel.record.options.retired') : code}
          sx={retired ? { textDecoration: 'line-through' } : undefined}
        />
      ))}
    </Stack>
  );
}
