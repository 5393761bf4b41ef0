import { Box, Button } from '@mui/material';
import { useEffect } from 'react';
import { AutocompleteInput, Form, FormDataConsumer, ReferenceInput, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useTitles } from '../../app/panel.ts';
import { resourceNamed } from '../../generate/model.ts';
import type { CalendarFilters, CalendarParams } from './useCalendarParams.ts';
import { NO_FILTERS } from './useCalendarParams.ts';

interface FiltersProps {
  readonly params: CalendarParams;
  onChange(changed: Partial<CalendarParams>): void;
}

const FILTERS = [
  ['person', 'users'],
  ['zone', 'zones'],
  ['unit', 'orgUnits'],
] as const;

/** Whose tours, through which zone, of which department; kept in the address. */
export function TourFilters({ params, onChange }: FiltersProps) {
  const translate = useTranslate();
  const { person, zone, unit } = params;
  const isFiltered = person !== '' || zone !== '' || unit !== '';
  return (
    <Form key={`${person} ${zone} ${unit}`} record={{ person, zone, unit }} sanitizeEmptyValues={false}>
      <Box
        role="search"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'flex-start',
          mb: 1.5,
          '& > div': { flex: { xs: '1 1 100%', sm: '0 1 220px' }, minWidth: 160 },
          '& .MuiFormControl-root': { m: 0 },
        }}
      >
        {FILTERS.map(([name, reference]) => (
          <div key={name}>
            <Choice name={name} reference={reference} />
          </div>
        ))}
        {isFiltered && (
          <Button color="inherit" onClick={() => onChange(NO_FILTERS)}>
            {translate('panel.tourForm.calendar.clear')}
          </Button>
        )}
      </Box>
      <FormDataConsumer>
        {({ formData }) => <Passed given={formData as CalendarFilters} params={params} onChange={onChange} />}
      </FormDataConsumer>
    </Form>
  );
}

function Choice({ name, reference }: { readonly name: string; readonly reference: string }) {
  const translate = useTranslate();
  const model = usePanel();
  const titleOf = useTitles();
  const target = resourceNamed(model, reference);
  return (
    <ReferenceInput source={name} reference={reference} sort={target.sort} perPage={20}>
      <AutocompleteInput
        label={translate(`panel.tourForm.calendar.filter.${name}`)}
        optionText={(row?: RaRecord) => titleOf(target, row)}
        inputText={(row?: RaRecord) => titleOf(target, row)}
        filterToQuery={(typed: string) => (typed ? { q: typed } : {})}
        matchSuggestion={() => true}
        helperText={false}
      />
    </ReferenceInput>
  );
}

interface PassedProps extends FiltersProps {
  readonly given: Partial<Record<keyof CalendarFilters, string | null>>;
}

/** Passes on what is chosen. */
function Passed({ given, params, onChange }: PassedProps) {
  const chosen = { person: given.person ?? '', zone: given.zone ?? '', unit: given.unit ?? '' };
  const isChanged = FILTERS.some(([name]) => chosen[name] !== params[name]);
  useEffect(() => {
    if (isChanged) onChange(chosen);
  });
  return null;
}
