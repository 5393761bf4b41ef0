import { addDays, instantOf, type Day, type DemoClock } from './clock.ts';
import { GIVEN_NAMES, SURNAMES, TITLES } from './data/people.ts';
import { demoId } from './ids.ts';
import { userId } from './organisation.ts';
import { Deck, Random } from './random.ts';
import type { DemoRow } from './rows.ts';
import { stamp, type StoryContact } from './story.ts';

/** A contact's row with what the story calls the person. */
export interface Contact {
  readonly row: DemoRow;
  readonly story: StoryContact;
}

interface ContactParts {
  readonly account: string;
  readonly accountId: string;
  readonly since: Day;
  readonly by: string | null;
  readonly index: number;
  readonly role: string;
}

/** Names without repetition: no two people of the demo are called the same. */
export class ContactBook {
  private readonly clock: DemoClock;
  private readonly random = new Random('contacts');
  private readonly surnames = new Deck(SURNAMES, this.random);
  private readonly given = new Deck(GIVEN_NAMES, this.random);
  private readonly taken = new Set<string>();

  constructor(clock: DemoClock) {
    this.clock = clock;
  }

  /** Two or three people of an account, the first one primary, the others reporting to them. */
  people(parts: Omit<ContactParts, 'index' | 'role'>): Contact[] {
    const { random } = this;
    const second = random.pick(['INFLUENCE', 'USER', 'INFLUENCE', 'GATEKEEPER']);
    const third = random.pick(['FINANCE', 'USER', 'GATEKEEPER', 'FINANCE']);
    const roles = ['DECISION', second, ...(random.chance(0.6) ? [third] : [])];
    return roles.map((role, index) => this.person({ ...parts, role, index }));
  }

  private person({ account, accountId, since, by, index, role }: ContactParts): Contact {
    const { random } = this;
    const { surname, name, pinyin } = this.name();
    const [title, address, department] = random.pick(TITLES[role]!);
    const id = demoId('Contact', `${account}/${index}`);
    const metAt = instantOf(addDays(since, index * 3), '15:20');
    const mobile = `${random.pick(['138', '139', '186', '177', '199'])}0000${random.int(1000, 9999)}`;
    const row = {
      id,
      ...stamp(this.clock, metAt, by && userId(by)),
      name,
      title,
      department,
      mobile,
      account: accountId,
      decisionRole: role,
      attitude: random.weighted({
        SUPPORT: 45,
        NEUTRAL: 42,
        OPPOSE: 13,
      }),
      isPrimary: index === 0,
      reportsTo: index === 0 ? null : demoId('Contact', `${account}/0`),
      wechat: random.chance(0.6) ? `${pinyin}_${random.int(10, 99)}` : null,
      email: random.chance(0.75) ? `${pinyin}@${account}.example` : null,
      birthday: random.chance(0.3) ? `${random.int(1966, 1994)}-0${random.int(1, 9)}-${random.int(10, 28)}` : null,
      consentAt: random.chance(0.7) ? this.clock.atLatestNow(metAt) : null,
    };
    return { row, story: { id, name, address: surname + address } };
  }

  private name(): { surname: string; name: string; pinyin: string } {
    for (;;) {
      const [surname, first] = this.surnames.deal();
      const [given, last] = this.given.deal();
      const name = surname + given;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return { surname, name, pinyin: `${first}.${last}` };
    }
  }
}
