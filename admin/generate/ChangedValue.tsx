import { Box } from '@mui/material';
import { useGetManyAggregate, useTranslate } from 'react-admin';
import { FieldValue } from './FieldValue.tsx';
import type { FieldModel } from './model.ts';

interface ChangedValueProps {
  readonly field: FieldModel;
  /** As an input would give it: references are ids. */
  readonly value: unknown;
}

/** A value of a field at some time, shown as the field itself is: references by the names that their rows have now. */
export function ChangedValue({ field, value }: ChangedValueProps) {
  const ids = idsOf(field, value);
  if (ids.length === 0) return <FieldValue field={field} row={{ [field.name]: value }} />;
  return <Referred field={field} ids={ids} />;
}

function idsOf({ kind }: FieldModel, value: unknown): readonly string[] {
  if (kind === 'BELONGS_TO') return typeof value === 'string' ? [value] : [];
  return kind === 'LINKS' && Array.isArray(value) ? value.map(String) : [];
}

function Referred({ field, ids }: { readonly field: FieldModel; readonly ids: readonly string[] }) {
  const translate = useTranslate();
  const { data = [], isPending } = useGetManyAggregate(field.target ?? '', { ids: [...ids] }, { enabled: field.target !== null });
  const found = data.filter((row) => row !== undefined);
  const unseen = ids.length - found.length;
  if (isPending && field.target !== null) return <span>…</span>;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
      {found.length > 0 && <FieldValue field={field} row={{ [field.name]: field.kind === 'LINKS' ? found : found[0] }} />}
      {unseen > 0 && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {translate('panel.history.unseen', { smart_count: unseen })}
        </Box>
      )}
    </Box>
  );
}
