import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSettled } from '../../app/useSettled.ts';
import { useAccounts } from './visitData.ts';
import type { Account } from './visitData.ts';

interface AccountFieldProps {
  /** Offered before anything is typed. */
  readonly recent: readonly Account[];
  onChoose(account: Account): void;
}

const pauseMs = 200;

/** Any account of the viewer's, by typing a part of its name or code. */
export function AccountField({ recent, onChoose }: AccountFieldProps) {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim(), pauseMs);
  const { found, isFetching } = useAccounts(asked);
  return (
    <Autocomplete<Account>
      options={asked ? [...found] : [...recent]}
      value={null}
      inputValue={typed}
      loading={isFetching}
      openOnFocus
      groupBy={() => (asked ? '' : translate('panel.quickVisit.recent'))}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      noOptionsText={translate(asked ? 'panel.quickVisit.notFound' : 'panel.quickVisit.typeName')}
      loadingText={translate('ra.page.loading')}
      onInputChange={(_event, text, reason) => reason === 'input' && setTyped(text)}
      onChange={(_event, account) => account && onChoose(account)}
      slotProps={{ listbox: { sx: { '& .MuiAutocomplete-option': { minHeight: 44 } } } }}
      renderInput={(params) => <TextField {...params} label={translate('panel.quickVisit.account')} sx={largeText} />}
    />
  );
}

/** Smaller, and a telephone would zoom in on the field. */
export const largeText = { '& .MuiInputBase-input': { fontSize: '1rem' } };
