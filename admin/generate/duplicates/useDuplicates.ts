import { useGetList } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useResourceModel } from '../../app/panel.ts';
import { useSettled } from '../../app/useSettled.ts';
import { whereKey } from '../../provider/where.ts';
import type { Row } from '../choose.ts';
import type { Where } from '../model.ts';

/** As many as are told at once. */
const shown = 3;

/** Shorter texts are still being typed. */
const shortest = 2;

const pauseMs = 350;

const none: readonly Row[] = [];

/** The rows that may be the same thing as what is entered, but for the row itself. */
export function useDuplicates(id: string | undefined): readonly Row[] {
  const resource = useResourceModel();
  const entered = useSettled(useWatch({ name: [...resource.alike] }) as readonly unknown[], pauseMs);
  const texts = resource.alike
    .map((name, index) => [name, String(entered[index] ?? '').trim()] as const)
    .filter(([, text]) => text.length >= shortest);
  const itself = id === undefined ? {} : { not: { id: { eq: id } } };
  const where: Where = { alike: Object.fromEntries(texts), ...itself };
  const { data, error } = useGetList(
    resource.name,
    { filter: { [whereKey]: where }, sort: resource.sort, pagination: { page: 1, perPage: shown }, meta: { columns: resource.list } },
    { enabled: texts.length > 0, retry: false, onError: () => {} },
  );
  return texts.length === 0 || error ? none : (data ?? none);
}
