import type { SvgIconProps } from '@mui/material/SvgIcon';
import { createElement } from 'react';
import type { ComponentType } from 'react';
import * as iconSet from './iconSet.ts';

/**
 * The icon of a catalogue name. The set holds what a business catalogue is likely to name, since the
 * whole collection is ten thousand files; any other name shows a plain label.
 */
export function CatalogueIcon({ icon, ...props }: SvgIconProps & { readonly icon: string | null }) {
  const icons: Readonly<Record<string, ComponentType<SvgIconProps>>> = iconSet;
  return createElement((icon ? icons[icon] : undefined) ?? iconSet.Label, props);
}
