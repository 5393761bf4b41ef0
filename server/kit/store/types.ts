import { Type } from '@mikro-orm/core';
import type { CreateHook } from './store.ts';
import type { TakenLimit } from './taken.ts';
import type { WriteOrigin } from './trail.ts';
import type { UnitReadsParts } from './unitReads.ts';
import type { Watch } from './watch.ts';

/** An instant as ISO text in UTC, on both sides of the ORM. */
export class InstantType extends Type<string | null, string | Date | null> {
  override convertToJSValue(value: string | Date | null): string | null {
    return value === null ? null : new Date(value).toISOString();
  }

  override convertToDatabaseValue(value: string | null): string | null {
    return value;
  }

  override getColumnType(): string {
    return 'timestamptz(3)';
  }

  override compareAsType(): string {
    return 'string';
  }
}

/** A calendar day as `YYYY-MM-DD`: no time zone may touch it. */
export class DayType extends Type<string | null, string | null> {
  override getColumnType(): string {
    return 'date';
  }

  override compareAsType(): string {
    return 'string';
  }
}

/** How a row's values are written. */
export interface AssignOptions {
  readonly action?: string;
  /** Whether the row as written must be within the viewer's rights: not where a verb or a deletion takes it out of them. */
  readonly isChecked?: boolean;
}

/** What a unit of work is made of. */
export interface UnitParts extends UnitReadsParts {
  readonly hooks: readonly CreateHook[];
  readonly watches: readonly Watch[];
  /** How the work came to us: stands in its audit. */
  readonly origin: WriteOrigin;
  readonly takenLimit?: TakenLimit | undefined;
}
