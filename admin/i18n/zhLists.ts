/** The words of what is done with lists beyond reading them. */
export const zhLists = {
  more: '更多',
} as const;
