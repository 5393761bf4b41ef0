import Close from '@mui/icons-material/Close';
import FilterList from '@mui/icons-material/FilterList';
import Search from '@mui/icons-material/Search';
import { Box, Button, IconButton, InputAdornment, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { FilterLiveForm, TextInput, useListContext, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { canFilter, FieldFilter } from './FieldFilter.tsx';
import type { FieldModel } from './model.ts';
import { fieldNamed } from './model.ts';

/** Search, the filters in use, and the way to more of them; at the end of the line, what the page adds. */
export function Toolbar({ tools }: { readonly tools?: ReactNode }) {
  const { shown, offered } = useFilters();
  return (
    <FilterLiveForm formComponent={FilterBox}>
      <SearchBox />
      {shown.map((field) => (
        <ShownFilter key={field.name} field={field} />
      ))}
      {offered.length > 0 && <AddFilter offered={offered} />}
      {tools && <Box sx={{ ml: 'auto', display: 'flex', gap: 0.5 }}>{tools}</Box>}
    </FilterLiveForm>
  );
}

function useFilters() {
  const resource = useResourceModel();
  const { filterValues, displayedFilters } = useListContext();
  const always = resource.filters.flatMap((name) => fieldNamed(resource, name) ?? []);
  const all = [...new Set([...always, ...resource.fields])].filter(canFilter);
  const isShown = (field: FieldModel) =>
    resource.filters.includes(field.name) || displayedFilters?.[field.name] === true || filterValues[field.name] !== undefined;
  return { shown: all.filter(isShown), offered: all.filter((field) => !isShown(field)) };
}

function FilterBox(props: object) {
  const stop = (event: SubmitEvent) => event.preventDefault();
  return (
    <Box
      component="form"
      role="search"
      {...props}
      onSubmit={stop}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1,
        rowGap: 1.25,
        alignItems: 'center',
        p: 1.5,
        '& .MuiChip-root': { height: 20, my: 0 },
        '& .MuiFormControl-root': { m: 0 },
        '& .RaResettableTextField-root, & .MuiTextField-root': { m: 0 },
      }}
    />
  );
}

function SearchBox() {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const name = translate('panel.list.search', { name: label(resource.labels) });
  return (
    <TextInput
      source="q"
      type="search"
      label={false}
      placeholder={name}
      helperText={false}
      resettable
      sx={{ width: { xs: '100%', sm: 210 } }}
      slotProps={{
        htmlInput: { 'aria-label': name },
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

function ShownFilter({ field }: { readonly field: FieldModel }) {
  const resource = useResourceModel();
  const translate = useTranslate();
  const label = useLabels();
  const { hideFilter } = useListContext();
  const isAlways = resource.filters.includes(field.name);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', minWidth: 0, maxWidth: '100%' }}>
      <FieldFilter field={field} />
      {!isAlways && (
        <IconButton
          size="small"
          aria-label={translate('panel.list.removeFilter', { field: label(field.label) })}
          onClick={() => hideFilter(field.name)}
        >
          <Close fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}

function AddFilter({ offered }: { readonly offered: readonly FieldModel[] }) {
  const translate = useTranslate();
  const label = useLabels();
  const { showFilter } = useListContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<FilterList />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minHeight: 38, color: 'text.secondary' }}
      >
        {translate('panel.list.addFilter')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {offered.map((field) => (
          <MenuItem
            key={field.name}
            dense
            onClick={() => {
              setAnchor(null);
              showFilter(field.name, undefined);
            }}
          >
            {label(field.label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
