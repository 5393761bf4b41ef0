/** The words of the ways to look at a list: what they have in common. */
export const zhLooks = {
  filters: '筛选',
  filtersOn: '筛选（%{smart_count}）',
} as const;
