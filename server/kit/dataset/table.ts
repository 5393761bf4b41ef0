import type { Choice, Label } from '../field/index.ts';
import type { Column } from './columns.ts';
import { TIME_ZONE_OFFSET } from '../store/clock.ts';
import type { DataRow } from './pages.ts';

/** Decimals as exact text, days and instants in ISO, sets as lists, JSON as text. */
export type Cell = string | number | boolean | null | readonly string[];
export type CellRow = readonly Cell[];

/** How a dataset is told. */
export interface Telling {
  readonly language: keyof Label;
  /** Enumerations by their labels or their codes. */
  readonly values: 'label' | 'code';
  /** Column headers of files for people: labels, or the stable names. */
  readonly headers: 'label' | 'name';
  /** Instants in the department's time, as text; absent: in UTC, as ISO has them. */
  readonly instants?: 'local';
}

/** A dataset on its way out, before it is a file. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly headers: readonly string[];
  /** What to ask for next time with `updatedSince`, ISO. */
  readonly asOf: string;
  /** The address of what follows, once the rows are out; null where nothing does. */
  readonly next: () => string | null;
}

/** A column's header: its label with the unit, or its stable name. */
export function headerOf({ name, label, unit }: Column, { language, headers }: Telling): string {
  if (headers === 'name') return name;
  if (!unit) return label[language];
  return language === 'zh' ? `${label.zh}（${unit.zh}）` : `${label.en} (${unit.en})`;
}

/** Turns rows of the database into cells. */
export function cellsOf(columns: readonly Column[], telling: Telling): (row: DataRow) => CellRow {
  const readers = columns.map((column) => cellReader(column, telling));
  return (row) => readers.map((read) => read(row));
}

const TOTAL: Label = { zh: '合计', en: 'Total' };

/** The total row of a report as the last of its rows, named in the first column of text. */
export function totalCells(columns: readonly Column[], telling: Telling, total: DataRow): CellRow {
  const name = columns.findIndex(({ type, path }) => type === 'text' && total[path[0]!] === undefined);
  return cellsOf(columns, telling)(total).map((cell, place) => (place === name ? TOTAL[telling.language] : cell));
}

function cellReader(column: Column, { values, language, instants }: Telling): (row: DataRow) => Cell {
  const { path, type, choices, orElse, item } = column;
  const labels = values === 'label' && choices ? labelsOf(choices, language) : undefined;
  const told = (code: unknown): string => labels?.get(String(code)) ?? String(code);
  const entry = (one: unknown): string => (item ? String(valueAt(one, item) ?? '') : told(one));
  return (row) => {
    const value = valueAt(row, path) ?? (orElse && valueAt(row, orElse)) ?? null;
    if (value === null) return null;
    if (type === 'list') return (value as readonly unknown[]).map(entry);
    if (type === 'json') return JSON.stringify(value);
    if (type === 'datetime' && instants === 'local') return localTime(String(value));
    return labels ? told(value) : (value as Cell);
  };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as DataRow | null | undefined)?.[key], value);
}

function labelsOf(choices: readonly Choice[], language: keyof Label): ReadonlyMap<string, string> {
  return new Map(choices.map(({ value, label }) => [value, label[language]]));
}

/** `2026-11-23 09:30:00`, as people write it and spreadsheets read it. */
function localTime(instant: string): string {
  return new Date(Date.parse(instant) + TIME_ZONE_OFFSET.ms).toISOString().slice(0, 19).replace('T', ' ');
}
