import { AutocompleteArrayInput, AutocompleteInput, ReferenceArrayInput, ReferenceInput, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useTitles } from '../app/panel.ts';
import type { FieldModel } from './model.ts';
import { resourceNamed } from './model.ts';
import type { WidgetProps } from './widgets.tsx';

interface RelationProps extends WidgetProps {
  readonly field: FieldModel;
}

/** Chooses one row of another resource by typing a part of its name. */
export function ReferenceField({ field, source, ...props }: RelationProps) {
  const choice = useChoiceProps(field);
  if (!choice) return null;
  return (
    <ReferenceInput source={source} {...choice.lookup}>
      <AutocompleteInput {...props} {...choice.widget} />
    </ReferenceInput>
  );
}

/** Chooses any number of rows of another resource. */
export function LinksInput({ field, source, ...props }: RelationProps) {
  const choice = useChoiceProps(field);
  if (!choice) return null;
  return (
    <ReferenceArrayInput source={source} {...choice.lookup}>
      <AutocompleteArrayInput {...props} {...choice.widget} />
    </ReferenceArrayInput>
  );
}

/** How rows of a relation's target are looked up and named; null when the viewer may not list them. */
export function useChoiceProps(field: FieldModel) {
  const model = usePanel();
  const titleOf = useTitles();
  const translate = useTranslate();
  if (!field.target) return null;
  const target = resourceNamed(model, field.target);
  const optionText = (row?: RaRecord) => titleOf(target, row);
  return {
    lookup: {
      reference: target.name,
      filter: { ...field.only },
      sort: target.sort,
      perPage: 20,
    },
    widget: {
      optionText,
      inputText: optionText,
      filterToQuery: (typed: string) => (typed ? { q: typed } : {}),
      noOptionsText: translate('panel.form.noOption'),
      matchSuggestion: () => true,
    },
  };
}
