import { Box, Button, Paper, Step, StepButton, Stepper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useFormContext } from 'react-hook-form';
import { PageHead } from '../../app/PageHead.tsx';
import { useMentions, useResourceModel } from '../../app/panel.ts';
import { FieldGrid } from '../../generate/FieldGrid.tsx';
import { useIsWide } from '../../generate/FieldGroups.tsx';
import { FieldInput } from '../../generate/FieldInput.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { ResourceCrumb } from '../../generate/ResourceCrumb.tsx';
import { useRoute } from './formData.ts';
import { formSteps, visitorsIn } from './formSteps.ts';
import { NoticeFacts } from './NoticeFacts.tsx';
import { RouteNeeds } from './RouteNeeds.tsx';
import { useSaveTour } from './useSaveTour.ts';

/** Form F, step by step: who comes, which way and when, whether there is time, and who is on the list. */
export function TourFormPage() {
  const translate = useTranslate();
  const mention = useMentions();
  const resource = useResourceModel('tourRequests');
  const save = useSaveTour();
  const [list, setList] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  return (
    <Box sx={{ maxWidth: 980 }}>
      <PageHead title={translate('ra.page.create', { name: mention(resource.label) })} above={<ResourceCrumb />} />
      <Form sanitizeEmptyValues={false} warnWhenUnsavedChanges onSubmit={(values: FieldValues) => save(values, list, isSubmitted)}>
        <Steps list={list} onList={setList} onSubmitted={setSubmitted} />
      </Form>
    </Box>
  );
}

interface StepsProps {
  readonly list: string;
  onList(list: string): void;
  /** Whether saving hands the application in, too. */
  onSubmitted(isSubmitted: boolean): void;
}

function Steps({ list, onList, onSubmitted }: StepsProps) {
  const translate = useTranslate();
  const { inputs, checked } = useStepFields();
  const [step, setStep] = useState(0);
  // a step is left only once what it asks for is right
  const go = async (to: number) => {
    for (let at = step; at < to; at += 1) if (!(await checked(at))) return setStep(at);
    setStep(to);
  };
  return (
    <Paper sx={{ p: { xs: 2, sm: 3 } }}>
      <Stepper nonLinear activeStep={step} alternativeLabel sx={{ mb: 3 }}>
        {formSteps.map(({ key }, index) => (
          <Step key={key} completed={index < step}>
            <StepButton onClick={() => void go(index)}>{translate(`panel.tourForm.step.${key}`)}</StepButton>
          </Step>
        ))}
      </Stepper>
      {formSteps.map(({ key }, index) => (
        <Box key={key} component="section" sx={{ display: index === step ? 'block' : 'none' }}>
          {index === 2 && <Notice />}
          {key === 'list' ? <VisitorList list={list} onList={onList} /> : inputs(index)}
          {index === 1 && <Way />}
        </Box>
      ))}
      <StepBar step={step} onStep={(to) => void go(to)} onSubmitted={onSubmitted} />
    </Paper>
  );
}

interface StepBarProps extends Pick<StepsProps, 'onSubmitted'> {
  readonly step: number;
  onStep(step: number): void;
}

function StepBar({ step, onStep, onSubmitted }: StepBarProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3 }}>
      {step > 0 && (
        <Button color="inherit" onClick={() => onStep(step - 1)}>
          {translate('panel.tourForm.back')}
        </Button>
      )}
      {step < formSteps.length - 1 ? (
        <Button variant="contained" onClick={() => onStep(step + 1)}>
          {translate('panel.tourForm.next')}
        </Button>
      ) : (
        <SaveButtons onSubmitted={onSubmitted} />
      )}
    </Box>
  );
}

function SaveButtons({ onSubmitted }: Pick<StepsProps, 'onSubmitted'>) {
  const translate = useTranslate();
  const { formState } = useFormContext();
  return (
    <>
      <Button type="submit" variant="contained" disabled={formState.isSubmitting} onClick={() => onSubmitted(true)}>
        {translate('panel.tourForm.submit')}
      </Button>
      <Button type="submit" color="inherit" disabled={formState.isSubmitting} onClick={() => onSubmitted(false)}>
        {translate('panel.tourForm.draft')}
      </Button>
    </>
  );
}

/** The widgets of a step, by what the catalogue says of their fields, and whether what stands in them is right. */
function useStepFields() {
  const resource = useResourceModel('tourRequests');
  const isWide = useIsWide();
  const { trigger } = useFormContext();
  const fieldsOf = (step: number) =>
    (formSteps[step]?.fields ?? []).flatMap((name) => {
      const field = fieldNamed(resource, name);
      return field?.creatable && (field.target !== null || !['BELONGS_TO', 'LINKS'].includes(field.kind)) ? [field] : [];
    });
  return {
    checked: (step: number) => trigger(fieldsOf(step).map(({ input }) => input)),
    inputs: (step: number) => (
      <FieldGrid>
        {fieldsOf(step).map((field) => (
          <Box key={field.name} sx={{ gridColumn: isWide(field) ? '1 / -1' : undefined }}>
            <FieldInput field={field} />
          </Box>
        ))}
      </FieldGrid>
    ),
  };
}

function Way() {
  const { watch, setValue } = useFormContext();
  const [routeId, plannedStart, plannedEnd, headcount] = watch(['routeId', 'plannedStart', 'plannedEnd', 'headcount']) as unknown[];
  const route = useRoute(routeId);
  if (!route) return null;
  return (
    <RouteNeeds
      route={route}
      headcount={typeof headcount === 'number' ? headcount : null}
      plannedStart={typeof plannedStart === 'string' ? plannedStart : null}
      plannedEnd={typeof plannedEnd === 'string' ? plannedEnd : null}
      onTime={({ startsAt, endsAt }) => {
        setValue('plannedStart', startsAt, { shouldDirty: true });
        setValue('plannedEnd', endsAt, { shouldDirty: true });
      }}
    />
  );
}

function Notice() {
  const { watch } = useFormContext();
  const [routeId, plannedStart, tourType] = watch(['routeId', 'plannedStart', 'tourType']) as unknown[];
  const route = useRoute(routeId);
  const type = typeof tourType === 'string' && tourType ? tourType : 'ORDINARY';
  return <NoticeFacts tourType={type} plannedStart={typeof plannedStart === 'string' ? plannedStart : null} route={route} />;
}

function VisitorList({ list, onList }: Pick<StepsProps, 'list' | 'onList'>) {
  const translate = useTranslate();
  const { watch } = useFormContext();
  const headcount = Number(watch('headcount') ?? 0);
  const listed = visitorsIn(list).length;
  return (
    <>
      <TextField
        label={translate('panel.tourForm.list')}
        helperText={translate('panel.tourForm.listHint')}
        multiline
        minRows={8}
        fullWidth
        value={list}
        onChange={({ target }) => onList(target.value)}
      />
      <Typography aria-live="polite" sx={{ mt: 1, color: listed === headcount ? 'success.main' : 'text.secondary' }}>
        {translate('panel.tourForm.listed', { listed, headcount })}
      </Typography>
    </>
  );
}
