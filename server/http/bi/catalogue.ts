import type { Column, ColumnType } from '../../kit/dataset/columns.ts';
import { FORMAT_NAMES } from '../../kit/dataset/formats.ts';
import type { Parameter } from '../../kit/dataset/parameters.ts';
import { headerOf, type Telling } from '../../kit/dataset/table.ts';
import type { DatasetView } from '../../kit/dataset/view.ts';
import { SETTING_NAMES } from './ask.ts';

export const DATASETS_PATH = '/bi/v1/datasets';

/** What a viewer finds at `/bi/v1/datasets`: everything needed to build a report without another document. */
export function catalogueOf(views: readonly DatasetView[]) {
  return { settings: SETTING_NAMES, datasets: views.map(describeDataset) };
}

function describeDataset({ dataset, entity, parameters, columns }: DatasetView) {
  const path = `${DATASETS_PATH}/${dataset.name}`;
  return {
    name: dataset.name,
    title: entity.labels,
    description: dataset.description,
    parameters: parameters.map(describeParameter),
    columns: columns.map(describeColumn),
    links: { ...Object.fromEntries(FORMAT_NAMES.map((format) => [format, `${path}.${format}`])), schema: `${path}/schema` },
  };
}

function describeParameter({ name, type, label, isList, isRequired, default: value, choices }: Parameter) {
  return { name, type, label, list: isList, required: isRequired, default: value, choices: choices?.map(choiceOf) };
}

function describeColumn({ name, type, label, unit, scale, choices }: Column) {
  return { name, type, label, unit, scale, choices: choices?.map(choiceOf) };
}

function choiceOf({ value, label }: NonNullable<Column['choices']>[number]) {
  return { value, label };
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  list: 'array',
  json: 'object',
};

/** The columns as a Frictionless Table Schema (v1), titled in the reader's language. */
export function tableSchema({ dataset, columns }: DatasetView, telling: Telling) {
  return {
    $schema: 'https://datapackage.org/profiles/1.0/tableschema.json',
    ...(!dataset.report && { primaryKey: ['id'] }),
    missingValues: [''],
    fields: columns.map((column) => ({
      name: column.name,
      title: headerOf(column, telling),
      type: TYPES[column.type],
      ...(column.type === 'text' && column.choices && { constraints: { enum: codesOf(column, telling) } }),
    })),
  };
}

function codesOf({ choices = [] }: Column, { values, language }: Telling): string[] {
  return choices.map(({ value, label }) => (values === 'label' ? label[language] : value));
}
