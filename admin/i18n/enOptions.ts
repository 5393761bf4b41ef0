import type { Shape } from './shape.ts';
import type { zhOptions } from './zhOptions.ts';

export const enOptions: Shape<typeof zhOptions> = {
  add: 'Add an option',
  zh: 'Option %{number}, Chinese label',
  en: 'Option %{number}, English label',
  code: 'Option %{number}, code',
  raise: 'Move option %{number} up',
  remove: 'Remove option %{number}',
  retired: 'Retired',
};
