/** A key that nothing else has, to send along with what must take effect once; there without a secure connection too, unlike `randomUUID`. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
