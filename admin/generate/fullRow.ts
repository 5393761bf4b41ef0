/**
 * Marks reads of whole rows. react-admin keeps answers by their meta, so that a row of a list,
 * which holds the shown columns alone, is never taken for the whole row of a form.
 */
export const fullRow = { isFull: true } as const;
