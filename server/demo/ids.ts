import { createHash } from 'node:crypto';

import type { EntityName } from '../entities/index.ts';

/** Milliseconds of 2026-01-01T00:00:00Z: ids of the demo sort before those of rows entered later. */
const EPOCH = 1_767_225_600_000;

/**
 * The id of a demo row, shaped as UUIDv7 and made of its key alone: rows name each other without a register of ids.
 * @example demoId('User', 'specialist-li')
 */
export function demoId(entity: EntityName, key: string): string {
  const time = EPOCH.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${entity}/${key}`).digest('hex');
  const variant = (8 + (Number.parseInt(hash[3]!, 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
