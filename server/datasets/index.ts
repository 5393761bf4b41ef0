import { accounts } from './accounts.ts';
import { contacts } from './contacts.ts';
import { equipment } from './equipment.ts';
import { equipmentEvents } from './equipmentEvents.ts';
import { needCountermeasures } from './needCountermeasures.ts';
import { needs } from './needs.ts';
import { partners } from './partners.ts';
import { products } from './products.ts';
import { salesSites } from './salesSites.ts';
import { specialists } from './specialists.ts';
import { tours } from './tours.ts';
import { visits } from './visits.ts';

/** Every dataset of the product, in the order of the catalogue. */
export const datasets = [
  accounts,
  contacts,
  visits,
  needs,
  needCountermeasures,
  tours,
  equipment,
  equipmentEvents,
  salesSites,
  specialists,
  partners,
  products,
] as const;
