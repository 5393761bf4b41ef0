import { useTranslate } from 'react-admin';
import { placeText, readPlace } from './geoPoint.ts';
import { TypedField } from './widgets.tsx';
import type { WidgetProps } from './widgets.tsx';

/** A place, entered as its two numbers: what maps put on the clipboard. */
export function GeoField({ validate, ...props }: WidgetProps) {
  const translate = useTranslate();
  const isReadable = (value: unknown) => (typeof value === 'string' && value !== '' ? 'panel.form.placeInvalid' : undefined);
  return (
    <TypedField
      {...props}
      helperText={props.helperText || translate('panel.form.placeHint')}
      validate={[...validate, isReadable]}
      show={placeText}
      read={readPlace}
    />
  );
}
