/** What is done to an item, by whom and with what. */
export interface ItemEvent {
  readonly verb: string;
  readonly by: 'desk' | 'manager';
  readonly input: Readonly<Record<string, unknown>>;
}

export interface ItemState {
  readonly status: string;
  readonly quantity: number;
  readonly custodian: string;
  readonly site: string;
}

/** Who keeps the store of each site of the department. */
export type Keepers = Readonly<Record<string, string>>;

/** Another telling of the life of an item (domain §2.1), written by hand and from nothing of the product's. */
export class ItemModel {
  state: ItemState;
  lost = 0;
  private readonly keepers: Keepers;

  constructor(state: ItemState, keepers: Keepers) {
    this.state = state;
    this.keepers = keepers;
  }

  copy(): ItemModel {
    return Object.assign(new ItemModel(this.state, this.keepers), { lost: this.lost });
  }

  /** Whether the event is taken, which it then is. The desk sees what is at its own site. */
  take({ verb, by, input }: ItemEvent, deskSite: string): boolean {
    if (by === 'desk' && this.state.site !== deskSite) return false;
    const next = this.next(verb, input);
    if (next) this.state = { ...this.state, ...next };
    return next !== undefined;
  }

  private next(verb: string, input: ItemEvent['input']): Partial<ItemState> | undefined {
    const { status, custodian, site } = this.state;
    const keeper = this.keepers[site]!;
    const isHere = status === 'IN_USE' || status === 'IDLE';
    const to = input['toUserId'] as string | undefined;
    switch (verb) {
      case 'issueEquipment': {
        const isStored = status === 'IDLE' || (status === 'IN_USE' && custodian === keeper);
        const isSame = to === custodian && (input['isLoan'] === true || status === 'IN_USE');
        return isStored && !isSame ? { status: input['isLoan'] ? 'LENT' : 'IN_USE', custodian: to! } : undefined;
      }
      case 'returnEquipment':
        return status === 'IN_USE' || status === 'LENT' ? { status: 'IDLE', custodian: keeper } : undefined;
      case 'transferEquipment': {
        const toSite = (input['toSiteId'] as string | undefined) ?? site;
        const holder = to ?? (toSite === site ? undefined : this.keepers[toSite]);
        const moves = holder !== undefined && (toSite !== site || holder !== custodian);
        return isHere && moves ? { site: toSite, custodian: holder } : undefined;
      }
      case 'repairEquipment':
        return isHere ? { status: 'REPAIR' } : undefined;
      case 'finishEquipmentRepair':
        return status === 'REPAIR' ? { status: 'IN_USE' } : undefined;
      case 'checkEquipment':
        return status === 'LOST' || status === 'SCRAPPED' ? undefined : {};
      default:
        return this.counted(verb, Number(input['quantity']));
    }
  }

  private counted(verb: string, pieces: number): Partial<ItemState> | undefined {
    const { status, quantity, site } = this.state;
    if (verb === 'findEquipment') {
      const missing = status === 'LOST' ? quantity : this.lost;
      if (status === 'SCRAPPED' || pieces > missing) return undefined;
      this.lost = Math.max(0, this.lost - pieces);
      return status === 'LOST' ? { status: 'IDLE', quantity: pieces, custodian: this.keepers[site]! } : { quantity: quantity + pieces };
    }
    const from = verb === 'loseEquipment' ? ['IN_USE', 'IDLE', 'LENT', 'REPAIR'] : ['IN_USE', 'IDLE', 'REPAIR'];
    if (!from.includes(status) || pieces > quantity) return undefined;
    if (verb === 'loseEquipment') this.lost += pieces;
    if (pieces < quantity) return { quantity: quantity - pieces };
    return { status: verb === 'loseEquipment' ? 'LOST' : 'SCRAPPED' };
  }
}
