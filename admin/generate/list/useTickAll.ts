import { useListContext } from 'react-admin';

/** Ticks all rows of the page, or none of them. */
export function useTickAll() {
  const { data = [], selectedIds = [], onSelect } = useListContext();
  const ids = data.map((row) => row.id);
  const ticked = ids.filter((id) => selectedIds.includes(id)).length;
  const isAll = ticked > 0 && ticked === ids.length;
  return {
    isAll,
    isSome: ticked > 0 && !isAll,
    toggle: () => {
      const others = selectedIds.filter((id) => !ids.includes(id));
      onSelect(isAll ? others : [...others, ...ids]);
    },
  };
}
