import type { Page } from '@playwright/test';

/** What a key press was for. */
export const PHASES = ['go', 'mark', 'tag', 'attributes', 'relations', 'card', 'links'] as const;
export type Phase = (typeof PHASES)[number];

/** Key presses by what they were for. */
export type Presses = Record<Phase, number>;

const none = (): Presses => ({ go: 0, mark: 0, tag: 0, attributes: 0, relations: 0, card: 0, links: 0 });

/** The one way to the keyboard: every press is counted, a combination as one, typed text character by character. */
export class CountedKeys {
  private readonly page: Page;
  private readonly units = new Map<string, Presses>();
  private unit = '';
  private phase: Phase = 'go';

  constructor(page: Page) {
    this.page = page;
  }

  /** What the presses from now on are counted for: a unit of work such as a claim, and their purpose in it. */
  for(unit: string, phase: Phase): void {
    this.unit = unit;
    this.phase = phase;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const presses = this.units.get(this.unit) ?? none();
      presses[this.phase] += 1;
      this.units.set(this.unit, presses);
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character === ' ' ? 'Space' : character);
  }

  /** The presses of one unit. */
  of(unit: string): Presses {
    return this.units.get(unit) ?? none();
  }

  /** All presses together. */
  total(): number {
    return [...this.units.values()].reduce((sum, presses) => sum + sumOf(presses), 0);
  }
}

/** The presses for some purposes, or for all. */
export const sumOf = (presses: Presses, phases: readonly Phase[] = PHASES): number =>
  phases.reduce((sum, phase) => sum + presses[phase], 0);

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
