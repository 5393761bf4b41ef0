import { useState } from 'react';
import { useResourceModel } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';
import { useListState } from './useListState.ts';
import { columnsOf, useShownColumns } from './useShownColumns.ts';

export type ColumnOrder = ReturnType<typeof useColumnOrder>;

/** The columns shown and the ways to change them; while one is dragged they are shown as they would be. */
export function useColumnOrder() {
  const resource = useResourceModel();
  const { setColumns } = useListState();
  // what is chosen counts at once: the list follows by way of its address
  const [names, setNames] = useState<readonly string[]>(useShownColumns().map(({ name }) => name));
  const [dragged, setDragged] = useState<{ readonly name: string; readonly over: string } | null>(null);
  const columns = columnsOf(resource, names);
  const choose = (chosen: readonly string[]) => {
    setNames(chosen);
    setColumns(chosen);
  };
  const shown = dragged ? moved(columns, dragged.name, names.indexOf(dragged.over)) : columns;
  return {
    names,
    shown,
    dragged: dragged?.name ?? null,
    isChanged: names.join() !== resource.list.join(),
    reset: () => {
      setNames(resource.list);
      setColumns(null);
    },
    toggle: ({ name }: FieldModel) => choose(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]),
    /** Moves a column by so many places. */
    step: ({ name }: FieldModel, by: number) => {
      const to = names.indexOf(name) + by;
      if (to >= 0 && to < names.length) choose(moved(columns, name, to).map((field) => field.name));
    },
    dragOver: (name: string, over: string) => setDragged({ name, over }),
    drop: () => {
      if (dragged && dragged.name !== dragged.over) choose(shown.map(({ name }) => name));
      setDragged(null);
    },
    letGo: () => setDragged(null),
    /** The name of a row leads to its page, and stays. */
    isFixed: ({ name }: FieldModel) =>
      (name === resource.title && resource.list.includes(name)) || (names.length === 1 && names[0] === name),
  };
}

function moved(columns: readonly FieldModel[], name: string, to: number): readonly FieldModel[] {
  const column = columns.filter((field) => field.name === name);
  return columns.filter((field) => field.name !== name).toSpliced(to, 0, ...column);
}
