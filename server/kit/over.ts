/** Parts with further ones over them; what is asked of the parts below is as it is at that moment, where it changes. */
export function over<T extends object, O extends object>(parts: T, further: O): Omit<T, keyof O> & O {
  return Object.assign(Object.create(parts) as Omit<T, keyof O>, further);
}
