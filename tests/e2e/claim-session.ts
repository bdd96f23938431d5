import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINKS } from '../fixtures/session-001.ts';
import type { ClaimSpan, SeedLink, SeedSession } from '../fixtures/session.ts';
import { expect } from './fixtures.ts';
import { ROOT } from './hosts.ts';
import type { CountedKeys } from './key-counter.ts';
import { Marking } from './marking.ts';
import type { WorkbenchPage } from './workbench-page.ts';

/** The keys of the default scheme. */
const LABEL = { claim: '1', source: '2', quantity: '4' } as const;
const TYPES = [
  'event',
  'quantity',
  'plan_prediction',
  'causal',
  'statement_position',
  'rule_agreement',
  'property_other',
];
const WORTH = ['check_worthy', 'factual_minor', 'not_factual'];
const CERTAINTY = ['certain', 'probable', 'possible'];
const POLARITY = ['positive', 'negative'];
const STATUS = ['past_or_ongoing', 'future', 'hypothetical'];
const ATTRIBUTION = ['author', 'direct_quote', 'indirect_named', 'indirect_unnamed', 'document_or_imagery'];
const ROLES = ['government', 'military', 'intelligence', 'media', 'expert', 'participant', 'unnamed'];
const KINDS = ['total', 'increment', 'subset', 'rate', 'distance_duration_other'];

/** The ways between two claims in the scheme's order, each from here to there before the other way. */
const WAYS = { supports: '4', contradicts: '6', updates: '7' } as const;

/** The digit that chooses a value. */
const digit = (values: readonly string[], value: string): string => String(values.indexOf(value) + 1);

/** The text of a seed. */
export function seedText(seed: string): string {
  const name = readdirSync(join(ROOT, 'seeds')).find((file) => file.startsWith(`${seed}_`)) ?? '';
  return readFileSync(join(ROOT, 'seeds', name), 'utf8');
}

/** One annotator at the keyboard, in one document. Every press goes through the counter. */
export class ClaimSession {
  private readonly page: WorkbenchPage;
  private readonly keys: CountedKeys;
  private readonly seed: SeedSession;
  private readonly marking: Marking;
  private readonly done = new Set<string>();

  constructor(page: WorkbenchPage, keys: CountedKeys, seed: SeedSession) {
    this.page = page;
    this.keys = keys;
    this.seed = seed;
    this.marking = new Marking(page, keys, seedText(seed.seed));
  }

  /** Goes to the document by name, and waits until it can be worked on. */
  async open(): Promise<void> {
    const { page } = this.page;
    this.keys.for(this.seed.title, 'go');
    await this.keys.press('Control+p');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await this.keys.type(this.seed.title.slice(0, 25));
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(this.seed.title);
    await this.keys.press('Enter');
    await this.page.shows(this.seed.title);
    await this.isReading();
  }

  /** A claim with all that belongs to it: what is counted as one complete claim. */
  async claim(claim: ClaimSpan): Promise<void> {
    const unit = claim.quote;
    await this.source(claim.source, unit);
    await this.quantity(claim.quantity, unit);
    await this.tag(unit, claim.quote, 'CLAIM', LABEL.claim);
    this.keys.for(unit, 'attributes');
    await this.keys.press('Enter', digit(TYPES, claim.type), digit(WORTH, claim.worth));
    await this.isReading();
    if (claim.certainty) await this.answer('v', digit(CERTAINTY, claim.certainty));
    if (claim.polarity) await this.answer('y', digit(POLARITY, claim.polarity));
    if (claim.status) await this.answer('u', digit(STATUS, claim.status));
    if (claim.attribution) await this.answer('a', digit(ATTRIBUTION, claim.attribution));

    if (claim.source !== undefined) await this.relate(unit, 'SOURCE', claim.source);
    if (claim.quantity !== undefined) await this.relate(unit, 'QUANTITY', claim.quantity);
    if (claim.card !== undefined) await this.card(unit, claim.card);
    for (const link of LINKS) if (link.from === claim.quote) await this.link(unit, link);
  }

  /** Says that the document is a news report, which is the first genre. */
  async labelDocument(): Promise<void> {
    this.keys.for(this.seed.title, 'attributes');
    await this.keys.press('d');
    await expect(this.page.inspector.getByRole('radio', { name: 'news report' })).toBeFocused();
    await this.keys.press('1');
    await this.isReading();
  }

  private async source(quote: string | undefined, unit: string): Promise<void> {
    const source = this.seed.sources.find((one) => one.quote === quote);
    if (source === undefined || this.done.has(source.quote)) return;
    this.done.add(source.quote);
    await this.tag(unit, source.quote, 'SOURCE', LABEL.source, source.nth);
    this.keys.for(unit, 'attributes');
    await this.keys.press('Enter');
    await this.change(source.change);
    await this.keys.press('Enter');
    await this.isReading();
    await this.answer('o', digit(ROLES, source.role));
  }

  private async quantity(quote: string | undefined, unit: string): Promise<void> {
    const quantity = this.seed.quantities.find((one) => one.quote === quote);
    if (quantity === undefined || this.done.has(quantity.quote)) return;
    this.done.add(quantity.quote);
    await this.tag(unit, quantity.quote, 'QUANTITY', LABEL.quantity);
    this.keys.for(unit, 'attributes');
    await this.keys.press('Enter');
    await this.change(quantity.change);
    await this.keys.press('Enter', digit(KINDS, quantity.kind));
    await this.isReading();
  }

  private async change(keys: readonly string[] = []): Promise<void> {
    for (const key of keys) await (/^[A-Z]\w+(\+\w+)?$/.test(key) ? this.keys.press(key) : this.keys.type(key));
  }

  private async tag(unit: string, quote: string, label: string, key: string, nth = 1): Promise<void> {
    this.keys.for(unit, 'mark');
    await this.marking.mark(this.marking.placeOf(quote, nth));
    this.keys.for(unit, 'tag');
    await this.keys.press(key);
    await expect(this.page.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue(label);
  }

  /** Goes to a question by its key, and answers it with a digit, which leads back. */
  private async answer(key: string, value: string): Promise<void> {
    await this.keys.press(key, value);
    await this.isReading();
  }

  private async relate(unit: string, label: string, quote: string): Promise<void> {
    this.keys.for(unit, 'relations');
    await this.keys.press('r');
    const bar = this.page.page.getByRole('region', { name: 'New relation' });
    for (let steps = 0; !(await bar.textContent())?.includes(`${label} ${quote}`); steps++) {
      if (steps > 20) throw new Error(`never proposed as an end: ${quote}`);
      await this.keys.press('Tab');
    }
    await this.keys.press('Enter');
    await expect(bar).toBeHidden();
  }

  private async card(unit: string, words: string): Promise<void> {
    this.keys.for(unit, 'card');
    await this.keys.press('c');
    const chooser = this.page.page.getByRole('dialog');
    await this.keys.type(words);
    await expect(chooser.getByRole('option').first()).toContainText(words);
    await this.keys.press('Enter');
    await expect(chooser).toBeHidden();
    await this.isReading();
  }

  /** Relates the claim at hand to one of another document, found by words of it. */
  private async link(unit: string, { type, to, words }: SeedLink): Promise<void> {
    const { page } = this.page;
    this.keys.for(unit, 'links');
    await this.keys.press('r', '/');
    const search = page.getByRole('dialog');
    await expect(search.getByRole('combobox')).toBeFocused();
    await this.keys.type(words);
    await expect(search.getByRole('option').first()).toContainText(to);
    await this.keys.press('Enter');
    const bar = page.getByRole('region', { name: 'New relation' });
    await expect(bar).toContainText(`CLAIM ${to}`);
    await expect(bar.getByRole('button').filter({ hasText: type }).first()).toContainText(WAYS[type]);
    await this.keys.press(WAYS[type]);
    await expect(bar).toBeHidden();
  }

  private async isReading(): Promise<void> {
    await expect(this.page.text).toBeFocused();
  }
}
