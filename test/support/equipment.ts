import { demoId } from '../../server/demo/ids.ts';
import { siteId, userId } from '../../server/demo/organisation.ts';
import type { Client } from './client.ts';
import { createdId } from './needs.ts';
import type { TestServer } from './server.ts';
import { rowsOf } from './tokens.ts';

export const HERE = siteId('hunhewan');
export const ELSEWHERE = siteId('xinghaili');

let made = 0;

/** A new item at the front desk of 浑河湾. */
export function newItem(manager: Client, { quantity = 1, site = HERE, custodian = 'frontdesk' } = {}): Promise<string> {
  made += 1;
  const input = { assetNo: `T-${made}-${Date.now()}`, name: `试验设备 ${made}`, siteId: site, custodianId: userId(custodian), quantity };
  return createdId(manager, 'Equipment', input);
}

export interface Booked {
  readonly status: string;
  readonly quantity: number;
  readonly custodian: string;
  readonly site: string;
  readonly version: number;
  /** Kinds and quantities of its events, in the order of the book. */
  readonly events: readonly string[];
}

/** What the database has of an item and its events. */
export async function booked(server: Pick<TestServer, 'databaseUrl'>, id: string): Promise<Booked> {
  const [row] = await rowsOf<Booked>(
    server,
    `select status, quantity, custodian_id as custodian, site_id as site, version, array(select kind || ' ' || quantity from equipment_event e
        where e.item_id = i.id order by e.item_version nulls last, e.id) as events from equipment i where id = $1`,
    [id],
  );
  return row!;
}

/** The item of the demo with that name at 浑河湾. */
export function demoItem(name: string): string {
  return demoId('Equipment', `hunhewan/${name}`);
}
