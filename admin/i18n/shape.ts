import type { TranslationMessages } from 'react-admin';
import type { zhPanel } from './zhPanel.ts';

/** The same keys with any text: what a translation must bring. */
export type Shape<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Shape<Messages[Key]>;
};

/**
 * Every sentence of react-admin, the optional ones too. The published type lets any further key
 * pass; without that permission a missing and a mistyped key are both refused.
 */
export type ReactAdminMessages = Closed<TranslationMessages['ra']>;

/** The panel's own sentences; Chinese is written first and gives the shape. */
export type PanelMessages = Shape<typeof zhPanel>;

type Closed<Messages> = Messages extends string
  ? string
  : {
      [Key in keyof Messages as string extends Key ? never : Key]-?: Closed<NonNullable<Messages[Key]>>;
    };
