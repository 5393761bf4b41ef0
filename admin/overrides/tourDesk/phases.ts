/** The screens of the desk, in the order of a tour. */
export const phases = ['arrival', 'gear', 'walk', 'count', 'return'] as const;

export type Phase = (typeof phases)[number];

const phaseOfStatus: Readonly<Record<string, Phase>> = {
  APPROVED: 'arrival',
  ARRANGED: 'arrival',
  CHECKED_IN: 'arrival',
  BRIEFED: 'gear',
  IN_PROGRESS: 'walk',
};

/** Where a tour in that state is worked on. */
export function phaseOf(status: string): Phase {
  return phaseOfStatus[status] ?? 'return';
}

/** Those of the states in which the door is at work. */
export function isAtDoor(status: string): boolean {
  return ['ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS'].includes(status);
}
