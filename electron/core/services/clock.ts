import { randomBytes } from 'node:crypto';

/**
 * A hybrid logical clock (Kulkarni et al. 2014, "Logical Physical Clocks"): stamps that sort as text, never go back, and
 * stay close to the wall clock. A stamp is 12 hexadecimal digits of milliseconds, 4 of a counter, 16 of the replica.
 */
export interface Clock {
  /** A stamp later than all that it has given or seen. */
  tick(): string;
  /** Takes note of a stamp from elsewhere. */
  see(stamp: string): void;
}

/** Makes a clock. The replica is made new by every process and never stored, so two copies of a file never collide. */
export function createClock(now: () => number, replica = randomBytes(8).toString('hex')): Clock {
  let ms = 0;
  let count = 0;
  return {
    tick() {
      const wall = now();
      if (wall > ms) [ms, count] = [wall, 0];
      else count += 1;
      if (count > 0xffff) [ms, count] = [ms + 1, 0];
      return `${hex(ms, 12)}-${hex(count, 4)}-${replica}`;
    },
    see(stamp) {
      const [theirMs, theirCount] = [Number.parseInt(stamp.slice(0, 12), 16), Number.parseInt(stamp.slice(13, 17), 16)];
      if (theirMs > ms || (theirMs === ms && theirCount > count)) [ms, count] = [theirMs, theirCount];
    },
  };
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

/** The wall time of a stamp, as ISO 8601 in UTC. */
export const timeOf = (stamp: string): string => new Date(Number.parseInt(stamp.slice(0, 12), 16)).toISOString();
