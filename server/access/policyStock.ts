import type { EntityName } from '../entities/index.ts';
import { business, edit, full, mine, read, type FieldOf, type PolicyRow } from './grant.ts';
import { all, department, every, is, site, via } from './scope.ts';

/** What happens at a site day by day; what is lost, scrapped or goes to another site needs its manager (domain §2.1). */
const KEEPER_VERBS = ['issueEquipment', 'returnEquipment', 'repairEquipment', 'finishEquipmentRepair', 'checkEquipment'];
const MANAGER_VERBS = [...KEEPER_VERBS, 'transferEquipment', 'loseEquipment', 'findEquipment', 'scrapEquipment'];

/** The front desk counts, its manager agrees or has it counted again. */
const COUNT_VERBS = ['submitStockTake'];
const AGREE_VERBS = ['returnStockTake', 'confirmStockTake'];

/** Events are written by their verbs alone, whoever enters them. */
const events = { read: department, byVerb: department };

/** Rows of the policy table for the equipment of the sites (domain §2.1, §2.12). */
export const stock = {
  Equipment: {
    ...business,
    ADMIN: { ...full(all), verbs: KEEPER_VERBS },
    MANAGER: { ...edit(department), verbs: MANAGER_VERBS },
    SPECIALIST: read(mine),
    OFFICE: read(every(department, is('category', 'VEHICLE', 'SAFETY'))),
    SITE_STAFF: { read: site('site'), byVerb: site('site'), verbs: KEEPER_VERBS },
    FINANCE: read(department),
  },
  EquipmentEvent: {
    ...business,
    ADMIN: { read: all, byVerb: all },
    MANAGER: events,
    SPECIALIST: read(via('item')),
    OFFICE: read(via('item')),
    SITE_STAFF: { read: via('item'), byVerb: via('item') },
    FINANCE: read(department),
  },
  StockTake: {
    ...business,
    ADMIN: { ...full(all), verbs: COUNT_VERBS },
    MANAGER: { ...edit(department), verbs: [...COUNT_VERBS, ...AGREE_VERBS] },
    SITE_STAFF: { ...edit(site('site')), verbs: COUNT_VERBS },
    FINANCE: read(department),
  },
  StockTakeLine: {
    ...business,
    ADMIN: { read: all, byVerb: all, verbs: ['countStockTakeLine'] },
    MANAGER: { read: department, byVerb: department, verbs: ['countStockTakeLine'] },
    // whoever answers for an item sees what was counted of it
    SPECIALIST: read(via('item')),
    OFFICE: read(via('item')),
    SITE_STAFF: { read: via('stockTake'), byVerb: via('stockTake'), verbs: ['countStockTakeLine'] },
    FINANCE: read(department),
  },
} satisfies { [N in EntityName]?: PolicyRow<FieldOf<N>> };
