import type { Entity, Field } from '../kit/field/index.ts';
import { raw, type Sql } from '../kit/query/sql.ts';
import { SYSTEM_SESSION } from './session.ts';
import type { WriteGuard } from '../kit/store/writeGuard.ts';

/**
 * The product at work on its own behalf — import, seed, jobs — for the person it runs for. It never signs in and has no schema
 * (domain §2.12).
 */
export class SystemGuard implements WriteGuard {
  readonly viewerId: string | null;
  readonly viewerUnitId = null;
  readonly session = SYSTEM_SESSION;
  readonly keys = {};
  readonly isReadOnly = false;

  constructor(onBehalfOf: string | null = null) {
    this.viewerId = onBehalfOf;
  }

  rows(): Sql {
    return raw('true');
  }

  mayWrite(_entity: Entity, field: Field): boolean {
    return field.write !== 'never';
  }

  mayUse(): boolean {
    return true;
  }

  ownsRows(): boolean {
    return false;
  }
}
