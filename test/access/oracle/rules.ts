import type { EntityName } from '../../../server/entities/index.ts';
import { PART_OF } from './belonging.ts';
import { isCovered } from './roles.ts';
import { isWithin } from './tokens.ts';
import type { Viewer } from './viewers.ts';
import type { World, WorldRow } from './world.ts';

/**
 * Who sees what, by the specification's table of roles (domain §2.12), in plain code over a dump: written by hand, to be compared
 * with the product's policy, and never derived from it.
 */
export class Rules {
  readonly world: World;
  readonly viewer: Viewer;
  private readonly known = new Map<WorldRow, boolean>();
  private readonly owner: Rules | undefined;

  constructor(world: World, viewer: Viewer) {
    this.world = world;
    this.viewer = viewer;
    this.owner = viewer.token && new Rules(world, viewer.token.owner);
  }

  /** Whether the row is there for the viewer: in scope, and neither deleted nor hidden with a deleted parent. */
  sees(noun: EntityName, row: WorldRow): boolean {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const isSeen = row['deletedAt'] === null && !this.isHidden(noun, row) && this.covers(noun, row);
    this.known.set(row, isSeen);
    return isSeen;
  }

  /** Whether the row lies within the viewer's scope of the noun, deleted or not; a token's, within its owner's. */
  covers(noun: EntityName, row: WorldRow): boolean {
    const at = { world: this.world, viewer: this.viewer, sees: this.sees.bind(this), row, noun };
    return isCovered(at) && isWithin(at) && (this.owner?.covers(noun, row) ?? true);
  }

  /** What hangs on a deleted row is out of sight with it. */
  isHidden(noun: EntityName, row: WorldRow): boolean {
    const parent = parentOf(this.world, noun, row);
    return parent !== undefined && (parent.row['deletedAt'] !== null || this.isHidden(parent.noun, parent.row));
  }
}

const PARENTS: Partial<Record<EntityName, readonly [field: string, noun: EntityName]>> = {
  Contact: ['account', 'Account'],
  Visit: ['account', 'Account'],
  Need: ['account', 'Account'],
  NeedCountermeasure: ['account', 'Account'],
  TourRequest: ['account', 'Account'],
  AccountAssignment: ['account', 'Account'],
  EquipmentEvent: ['item', 'Equipment'],
  ApiTokenUsage: ['apiToken', 'ApiToken'],
  RouteStop: ['route', 'TourRoute'],
  Communication: ['account', 'Account'],
  Agreement: ['account', 'Account'],
  Expansion: ['account', 'Account'],
  SiteDelivery: ['account', 'Account'],
  Deal: ['account', 'Account'],
  ...PART_OF,
};

function parentOf(world: World, noun: EntityName, row: WorldRow): { noun: EntityName; row: WorldRow } | undefined {
  const [field, parentNoun] = PARENTS[noun] ?? [];
  const parent = field && parentNoun ? world.row(parentNoun, row[field]) : undefined;
  return parent && { noun: parentNoun!, row: parent };
}
