import { Box, Button, Paper, Stack } from '@mui/material';
import { Fragment, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { Form, LinkBase, SaveButton, useTranslate } from 'react-admin';
import { useResourceModel } from '../app/panel.ts';
import { DraftNotice } from './drafts/DraftNotice.tsx';
import { DuplicateNotice } from './duplicates/DuplicateNotice.tsx';
import { FieldGrid } from './FieldGrid.tsx';
import { GroupTitle, useIsWide } from './FieldGroups.tsx';
import { FieldInput } from './FieldInput.tsx';
import type { FieldModel, TabModel } from './model.ts';

interface RecordFormProps {
  readonly mode: 'create' | 'edit';
  readonly leaveTo: string;
}

/**
 * The form of any resource. The groups stand under one another on one page, so that no message
 * hides behind a tab that is not open.
 */
export function RecordForm({ mode, leaveTo }: RecordFormProps) {
  const { tabs, fields } = useResourceModel();
  const defaults = useMemo(() => (mode === 'create' ? defaultsOf(fields) : {}), [mode, fields]);
  const groups = tabs.map((tab) => enteredPart(tab, mode)).filter((tab) => tab.fields.length > 0);
  return (
    <Form defaultValues={defaults} sanitizeEmptyValues={false} warnWhenUnsavedChanges>
      <DraftNotice />
      <Paper sx={{ overflow: 'clip' }}>
        <Box sx={{ px: { xs: 2, sm: 3 }, py: 1 }}>
          {groups.map((tab) => (
            <Group key={tab.key} tab={tab} isAlone={groups.length === 1} />
          ))}
        </Box>
        <FormBar leaveTo={leaveTo} />
      </Paper>
    </Form>
  );
}

/** What a new row has where nobody says otherwise: seen before it is saved. */
function defaultsOf(fields: readonly FieldModel[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.flatMap((field) => (field.creatable && field.default !== null ? [[field.input, field.default]] : [])));
}

function enteredPart({ key, label, fields }: TabModel, mode: 'create' | 'edit'): TabModel {
  return { key, label, fields: fields.filter((field) => isEntered(field, mode)) };
}

function isEntered(field: FieldModel, mode: 'create' | 'edit'): boolean {
  const isReachable = !['BELONGS_TO', 'LINKS'].includes(field.kind) || field.target !== null;
  return isReachable && (mode === 'create' ? field.creatable : field.editable);
}

/** The fields that what is chosen elsewhere in the form calls for. */
function useShown(fields: readonly FieldModel[]): readonly FieldModel[] {
  const names = [...new Set(fields.flatMap(({ when }) => (when ? [when.field] : [])))];
  const values = new Map(useWatch({ name: names }).map((value: unknown, at) => [names[at], String(value)]));
  return fields.filter(({ when }) => !when || when.values.includes(values.get(when.field)!));
}

function Group({ tab, isAlone }: { readonly tab: TabModel; readonly isAlone: boolean }) {
  const shown = useShown(tab.fields);
  const isWide = useIsWide();
  const { alike } = useResourceModel();
  const last = shown.findLast(({ name }) => alike.includes(name));
  if (shown.length === 0) return null;
  return (
    <Box component="section" sx={{ py: 2, '& + section': { borderTop: 1, borderColor: 'divider' } }}>
      {!isAlone && <GroupTitle tab={tab} />}
      <FieldGrid>
        {shown.map((field) => (
          <Fragment key={field.name}>
            <Box sx={{ gridColumn: isWide(field) ? '1 / -1' : undefined }}>
              <FieldInput field={field} />
            </Box>
            {field === last && <DuplicateNotice />}
          </Fragment>
        ))}
      </FieldGrid>
    </Box>
  );
}

function FormBar({ leaveTo }: { readonly leaveTo: string }) {
  const translate = useTranslate();
  return (
    <Stack
      direction="row"
      spacing={1}
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1.5,
        position: 'sticky',
        bottom: 0,
        zIndex: 3,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <SaveButton alwaysEnable icon={<></>} />
      <Button color="inherit" component={LinkBase} to={leaveTo}>
        {translate('panel.form.leave')}
      </Button>
    </Stack>
  );
}
