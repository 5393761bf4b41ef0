/** Whether a key is somebody else's: where people write, or something lies over the page, the letters are theirs. */
export function isTaken(target: EventTarget | null): boolean {
  const isWriting = target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
  return isWriting || document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
}
