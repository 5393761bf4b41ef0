import { Box } from '@mui/material';
import { useEffect } from 'react';
import { Form, FormDataConsumer } from 'react-admin';
import { FieldInput } from '../FieldInput.tsx';
import type { ReportModel } from '../model.ts';
import type { ReportArgs } from './reportRequest.ts';

interface ParametersProps {
  readonly report: ReportModel;
  readonly args: ReportArgs;
  onChange(args: ReportArgs): void;
}

type Values = Readonly<Record<string, unknown>>;

const pauseMs = 350;

/** The parameters of a report; what is chosen is asked at once. */
export function ReportParameters({ report, args, onChange }: ParametersProps) {
  return (
    <Form record={args} sanitizeEmptyValues>
      <Box
        role="search"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1.5,
          alignItems: 'flex-start',
          p: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
          '& > div': { flex: '0 1 230px', minWidth: 180 },
          '& .MuiFormControl-root': { m: 0 },
        }}
      >
        {report.parameters.map((field) => (
          <div key={field.name}>
            <FieldInput field={field} />
          </div>
        ))}
      </Box>
      <FormDataConsumer>
        {({ formData }) => <Passed report={report} args={args} onChange={onChange} values={formData as Values} />}
      </FormDataConsumer>
    </Form>
  );
}

/** Passes on what has been typed, once it is typed. */
function Passed({ report, args, onChange, values }: ParametersProps & { readonly values: Values }) {
  const text = JSON.stringify(chosenIn(report, values));
  const isChanged = text !== JSON.stringify(chosenIn(report, args));
  useEffect(() => {
    if (!isChanged) return undefined;
    const timer = setTimeout(() => onChange(JSON.parse(text) as ReportArgs), pauseMs);
    return () => clearTimeout(timer);
  }, [isChanged, text, onChange]);
  return null;
}

function chosenIn({ parameters }: ReportModel, values: Values): ReportArgs {
  const entries = parameters.flatMap(({ name }) => (values[name] ? [[name, String(values[name])] as const] : []));
  return Object.fromEntries(entries);
}
