import { Autocomplete, Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { useSettled } from '../../app/useSettled.ts';
import { fieldNamed } from '../../generate/model.ts';
import { formatDate } from '../../i18n/time.ts';
import { useKinds } from './KindChip.tsx';

interface QuickAddProps {
  /** Accounts that the plan holds already, by kind and id. */
  readonly known: ReadonlySet<string>;
  onAdd(values: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** Adds accounts one after another by typing a part of their name; days are given afterwards. */
export function QuickAdd({ known, onAdd }: QuickAddProps) {
  const translate = useTranslate();
  const [kind, setKind] = useState('VISIT');
  const [typed, setTyped] = useState('');
  const { data = [], isFetching } = useAccounts(typed);
  const add = async (account: RaRecord | null) => {
    if (account && (await onAdd({ kind, accountId: account.id, groups: 1 }))) setTyped('');
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, flex: '1 1 320px' }}>
      <KindSelect kind={kind} onChange={setKind} />
      <Autocomplete<RaRecord>
        sx={{ flex: '1 1 220px' }}
        options={data.filter(({ id }) => !known.has(`${kind} ${id}`))}
        value={null}
        inputValue={typed}
        loading={isFetching}
        blurOnSelect={false}
        filterOptions={(options) => options}
        getOptionLabel={(account) => String(account['name'])}
        noOptionsText={translate('panel.form.noOption')}
        onInputChange={(_event, text, reason) => reason === 'input' && setTyped(text)}
        onChange={(_event, account) => void add(account)}
        renderOption={(props, account) => <AccountOption {...props} key={account.id} account={account} />}
        renderInput={(params) => (
          <TextField {...params} label={translate('panel.plan.quickAdd')} placeholder={translate('panel.plan.quickAddHint')} />
        )}
      />
    </Box>
  );
}

function KindSelect({ kind, onChange }: { readonly kind: string; onChange(kind: string): void }) {
  const label = useLabels();
  const kindField = fieldNamed(useResourceModel('planItems'), 'kind');
  const { kinds, labelOf } = useKinds();
  return (
    <TextField select label={label(kindField?.label)} value={kind} onChange={({ target }) => onChange(target.value)} sx={{ minWidth: 96 }}>
      {kinds.map((value) => (
        <MenuItem key={value} value={value}>
          {labelOf(value)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function AccountOption({ account, ...props }: { readonly account: RaRecord } & React.HTMLAttributes<HTMLLIElement>) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const due: unknown = account['nextVisitDue'];
  return (
    <li {...props}>
      <Typography component="span" variant="body2" sx={{ flex: 1, minWidth: 0 }}>
        {String(account['name'])}
      </Typography>
      {typeof due === 'string' && (
        <Typography component="span" variant="caption" sx={{ color: due < today ? 'error.main' : 'text.secondary', pl: 1 }}>
          {translate('panel.plan.dueOn', { day: formatDate(due, locale) })}
        </Typography>
      )}
    </li>
  );
}

const WAIT_MS = 200;

/** Accounts whose name has what was typed, those longest due first. */
function useAccounts(typed: string) {
  const { sort } = useResourceModel('accounts');
  const asked = useSettled(typed, WAIT_MS);
  const order = asked ? sort : { field: 'nextVisitDue', order: 'ASC' as const };
  return useGetList('accounts', {
    filter: asked ? { q: asked } : {},
    sort: order,
    pagination: { page: 1, perPage: 20 },
    meta: { columns: ['name', 'nextVisitDue'] },
  });
}
