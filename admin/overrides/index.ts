import type { ComponentType } from 'react';

/** The views of one resource that may be replaced. */
export interface Override {
  readonly list?: ComponentType;
  readonly show?: ComponentType;
  readonly create?: ComponentType;
  readonly edit?: ComponentType;
}

/** One file per exception, by resource name; empty while the generated screens serve everyone. */
export const overrides: Readonly<Record<string, Override>> = {};
