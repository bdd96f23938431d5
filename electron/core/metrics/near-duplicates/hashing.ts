/** Mixes the bits of a 32-bit number, which may be negative, so that each of them depends on all (the finaliser of MurmurHash3, Appleby 2011). */
export function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85eb_ca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35);
  return x ^ (x >>> 16);
}

/** Takes one more number into a hash; the order matters. */
export const combined = (hash: number, next: number): number => (Math.imul(hash ^ next, 0x0100_0193) + 0x9e37) | 0;

/** `count` numbers of 32 bits that look random and are the same for a seed on every machine. */
export function seeds(seed: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => mixed(mixed(seed + 1) ^ Math.imul(i + 1, 0x9e37_79b9)));
}
