import Close from '@mui/icons-material/Close';
import FilterList from '@mui/icons-material/FilterList';
import Search from '@mui/icons-material/Search';
import { Box, Button, IconButton, InputAdornment, Menu, MenuItem, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { FilterLiveForm, TextInput, useListContext, useTranslate } from 'react-admin';
import { useLabels, useMentions, usePanel, useResourceModel } from '../app/panel.ts';
import { isOwnKey, toWhere } from '../provider/where.ts';
import { canFilter, FieldFilter } from './FieldFilter.tsx';
import { FilterButton } from './list/filter/FilterButton.tsx';
import { countConditions } from './list/filter/Conditions.tsx';
import type { FieldModel, Where } from './model.ts';
import { fieldNamed } from './model.ts';

/** Search, the filters in use, and the way to more of them; at the end of the line, what the page adds. Where there is no room they are folded. */
export function Toolbar({ tools }: { readonly tools?: ReactNode }) {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <FilterLiveForm formComponent={FilterBox}>
      <SearchBox />
      {isNarrow ? <Folded tools={tools} /> : <Line tools={tools} />}
    </FilterLiveForm>
  );
}

function Line({ tools }: { readonly tools: ReactNode }) {
  return (
    <>
      <Filters />
      <Box sx={{ ml: 'auto', display: 'flex', gap: 0.5 }}>
        <FilterButton />
        {tools}
      </Box>
    </>
  );
}

/** One button that says how many filters are in force, and opens them below. */
function Folded({ tools }: { readonly tools: ReactNode }) {
  const translate = useTranslate();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <FoldButton id={id} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
      {tools}
      <Box
        id={id}
        role="group"
        aria-label={translate('panel.looks.filters')}
        sx={{
          width: '100%',
          display: isOpen ? 'grid' : 'none',
          gap: 1.25,
          '& .MuiAutocomplete-root, & .MuiFormControl-root, & .MuiTextField-root': { width: '100%' },
        }}
      >
        {isOpen && (
          <>
            <Filters />
            <Box sx={{ justifySelf: 'start' }}>
              <FilterButton />
            </Box>
          </>
        )}
      </Box>
    </>
  );
}

interface FoldButtonProps {
  readonly id: string;
  readonly isOpen: boolean;
  onToggle(): void;
}

function FoldButton({ id, isOpen, onToggle }: FoldButtonProps) {
  const translate = useTranslate();
  const count = useInForce();
  return (
    <Button
      color={count > 0 ? 'primary' : 'inherit'}
      startIcon={<FilterList />}
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={onToggle}
      sx={{ minHeight: 44 }}
    >
      {count > 0 ? translate('panel.looks.filtersOn', { smart_count: count }) : translate('panel.looks.filters')}
    </Button>
  );
}

/** How many filters narrow the list down, the search apart, which is seen. */
function useInForce(): number {
  const model = usePanel();
  const resource = useResourceModel();
  const filter = useListContext().filterValues as Where;
  const keys = Object.keys(filter).filter((key) => key !== 'q' && !isOwnKey(key));
  return keys.filter((key) => toWhere(model, resource, { [key]: filter[key] }) !== undefined).length + countConditions(filter);
}

function Filters() {
  const { shown, offered } = useFilters();
  return (
    <>
      {shown.map((field) => (
        <ShownFilter key={field.name} field={field} />
      ))}
      {offered.length > 0 && <AddFilter offered={offered} />}
    </>
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
  const mention = useMentions();
  const resource = useResourceModel();
  const name = translate('panel.list.search', { name: mention(resource.labels) });
  return (
    <TextInput
      source="q"
      type="search"
      label={false}
      placeholder={name}
      helperText={false}
      resettable
      sx={{ width: { xs: 140, sm: 210 }, flexGrow: { xs: 1, sm: 0 } }}
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
        sx={{ minHeight: 38, color: 'text.secondary', justifySelf: 'start' }}
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
