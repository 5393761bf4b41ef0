/** `+2`, `−3`, `0`: how much more, or less, was counted than the book has. */
export function differenceText(difference: number | null): string {
  if (difference === null) return '—';
  if (difference === 0) return '0';
  return difference > 0 ? `+${difference}` : `−${Math.abs(difference)}`;
}
