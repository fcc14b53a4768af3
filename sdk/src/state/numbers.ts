/** Generated tables hold numbers, events and views hold bigints: the same names with the numbers as bigints. */
export function asBigints<Name extends string>(
  numbers: Readonly<Record<Name, number>>,
): Readonly<Record<Name, bigint>> {
  const entries = Object.entries<number>(numbers).map(([name, value]) => [name, BigInt(value)]);
  return Object.fromEntries(entries) as Record<Name, bigint>;
}
