/** Somebody by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

interface InTwoLanguages {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface Rows<Row> {
  readonly nodes: readonly Row[];
}

/** A tour as the list of the day shows it. */
export interface DayTour {
  readonly id: string;
  readonly no: string;
  readonly visitorOrg: string;
  readonly headcount: number;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly status: string;
  readonly route: InTwoLanguages | null;
  readonly receptionist: Named | null;
  readonly guide: Named | null;
  readonly valuablesKeeper: Named | null;
}

export interface Zone extends InTwoLanguages {
  readonly noVisit: boolean;
  readonly helmetRequired: boolean;
  readonly strongMagneticField: boolean;
  readonly minAge: number | null;
  readonly maxGroupSize: number | null;
  readonly photoPolicy: string;
  readonly otherPpe: readonly string[];
  readonly dangerNote: string | null;
  readonly workshopRulesZh: string | null;
  readonly workshopRulesEn: string | null;
}

export interface Stop {
  readonly id: string;
  readonly stayMin: number;
  readonly guidePoint: string | null;
  readonly zone: Zone | null;
}

export interface Deposit {
  readonly id: string;
  readonly kind: string;
  readonly tagNo: string;
  readonly description: string | null;
  readonly status: string;
}

export interface Visitor {
  readonly id: string;
  readonly name: string;
  readonly org: string | null;
  readonly title: string | null;
  readonly presence: string;
  readonly badgeNo: string | null;
  readonly badgeReturnedAt: string | null;
  readonly briefedAt: string | null;
  readonly implantDeclared: string | null;
  readonly ageConfirmed: boolean;
  readonly helmetNo: string | null;
  readonly helmetReturnedAt: string | null;
  readonly nothingToDeposit: boolean;
  readonly excludedZones: Rows<{ readonly id: string }>;
  readonly deposits: Rows<Deposit>;
}

export interface Check {
  readonly id: string;
  readonly phase: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly article: string;
  readonly zone: { readonly id: string } | null;
  readonly required: boolean;
  readonly done: boolean;
}

export interface HeadCount {
  readonly id: string;
  readonly expected: number;
  readonly counted: number;
  readonly at: string;
  readonly stop: { readonly id: string } | null;
}

export interface Incident {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly description: string;
  readonly action: string | null;
  readonly place: InTwoLanguages | null;
  readonly visitor: Named | null;
}

/** A tour with its party and its way, as the door has it. */
export interface Tour extends Omit<DayTour, 'route'> {
  readonly photoPermitted: boolean;
  readonly route: (InTwoLanguages & { readonly stops: Rows<Stop> }) | null;
  readonly visitors: Rows<Visitor>;
  readonly checks: Rows<Check>;
  readonly headCounts: Rows<HeadCount>;
  readonly incidents: Rows<Incident>;
}
