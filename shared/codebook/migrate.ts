import type { Annotation, Attributes, AttributeValue, Flag } from '../model/annotation.ts';
import { FLAG_KINDS } from '../model/annotation.ts';
import { isSameValue, problemWith } from '../model/attributes.ts';
import { ANY_LABEL, ON_DOCUMENT, type Codebook } from '../model/codebook.ts';
import type { DocumentLabels } from '../model/document-labels.ts';
import type { Step } from './apply.ts';
import { converted } from './convert.ts';
import type { CodebookEdit, EditOf } from './edit.ts';

/** What one step does to one record. */
export interface Effect {
  /** The record has what the edit is about. */
  readonly uses: boolean;
  readonly relabelled: boolean;
  /** Values that change. */
  readonly values: number;
  /** Why somebody should look at it again. */
  readonly doubts: readonly string[];
}

/** A record after every step, and what each of them did. */
export interface Migrated<T> {
  /** The very record that came in, where no step changes it. */
  readonly record: T;
  readonly effects: readonly Effect[];
}

/** What steps work on: a label is null for what is said of a document as a whole. */
interface Answered {
  readonly label: string | null;
  readonly attributes: Attributes;
}

const NOTHING: Effect = { uses: false, relabelled: false, values: 0, doubts: [] };
const USES: Effect = { ...NOTHING, uses: true };

/**
 * An annotation after a migration. Place, quote, layer, note, claim and id stay what they are, and no value is ever dropped:
 * what fits no longer stays, with the flag `look_again` that says why. A label or a value that changes brings the version that
 * it was changed under; an annotation that is only flagged keeps the version that it was made under.
 *
 * @param version of the codebook after all steps.
 * @param more reasons to look again, by step, such as a relation that fits no longer.
 */
export function migratedAnnotation(
  annotation: Annotation,
  steps: readonly Step[],
  version: string,
  more: ReadonlyMap<number, readonly string[]> = new Map(),
): Migrated<Annotation> {
  const { answered, effects: own } = along({ label: annotation.label, attributes: annotation.attributes }, steps);
  const effects = own.map((effect, i) => {
    const doubts = more.get(i);
    return doubts ? { ...effect, doubts: [...effect.doubts, ...doubts] } : effect;
  });
  const isRewritten = effects.some(({ relabelled, values }) => relabelled || values > 0);
  const doubts = effects.flatMap((effect) => effect.doubts);
  if (!isRewritten && doubts.length === 0) return { record: annotation, effects };
  return {
    record: {
      ...annotation,
      label: answered.label ?? annotation.label,
      attributes: answered.attributes,
      ...(isRewritten && { codebookVersion: version }),
      ...(doubts.length > 0 && { flags: flagged(annotation.flags ?? [], doubts) }),
    },
    effects,
  };
}

/** What a layer says of a document, after a migration. It has no flags: what fits no longer is counted, and stays. */
export function migratedDocumentLabels(labels: DocumentLabels, steps: readonly Step[]): Migrated<DocumentLabels> {
  const { answered, effects } = along({ label: null, attributes: labels.attributes }, steps);
  const isRewritten = effects.some(({ values }) => values > 0);
  return { record: isRewritten ? { ...labels, attributes: answered.attributes } : labels, effects };
}

function along(start: Answered, steps: readonly Step[]): { answered: Answered; effects: Effect[] } {
  let answered = start;
  const effects = steps.map((step) => {
    // An edit that could not be applied changes nothing.
    if (step.before === step.after) return NOTHING;
    const [next, effect] = stepped(answered, step);
    answered = next;
    return effect;
  });
  return { answered, effects };
}

function stepped(answered: Answered, { edit, before, after }: Step): readonly [Answered, Effect] {
  const { label } = answered;
  switch (edit.edit) {
    case 'changeLabel':
    case 'retireLabel':
    case 'restoreLabel':
      return [answered, label === edit.label ? USES : NOTHING];
    case 'renameLabel':
      if (label !== edit.label) return [answered, NOTHING];
      return [
        { ...answered, label: edit.to },
        { ...USES, relabelled: true },
      ];
    case 'mergeLabels':
      if (label === null || label === edit.into || !edit.labels.includes(label)) return [answered, NOTHING];
      return relabelled(answered, label, edit.into, before, after);
    case 'splitLabel':
      return label === edit.label ? split(answered, label, edit, before, after) : [answered, NOTHING];
    case 'addAttribute':
      return [answered, isOn(edit.attribute.on, label) ? USES : NOTHING];
    case 'changeAttribute':
    case 'retireAttribute':
    case 'restoreAttribute':
      return [answered, isOn(edit.on, label) && Object.hasOwn(answered.attributes, edit.attribute) ? USES : NOTHING];
    case 'renameAttribute':
    case 'changeValues':
    case 'changeType':
      return ofValue(answered, edit, before, after);
    default:
      return [answered, NOTHING];
  }
}

/** Whether an attribute on a target is asked of a label; null: of a document. */
const isOn = (on: string, label: string | null): boolean =>
  label === null ? on === ON_DOCUMENT : on === label || on === ANY_LABEL;

function relabelled(
  answered: Answered,
  from: string,
  to: string,
  before: Codebook,
  after: Codebook,
): readonly [Answered, Effect] {
  // Values of the old label's attributes are looked at under the new one's of the same name.
  const doubts = Object.entries(answered.attributes).flatMap(([name, value]) => {
    if (!before.attributes.some((one) => one.name === name && one.on === from)) return [];
    const definition = after.attributes.find((one) => one.name === name && isOn(one.on, to));
    const problem = definition ? problemWith(definition, value) : null;
    return problem === null ? [] : [`${name} came from ${from} and ${problem}`];
  });
  return [
    { ...answered, label: to },
    { ...USES, relabelled: true, doubts },
  ];
}

function split(
  answered: Answered,
  label: string,
  { rules, into }: EditOf<'splitLabel'>,
  before: Codebook,
  after: Codebook,
): readonly [Answered, Effect] {
  const rule = rules.find(({ attribute, values }) => {
    const value = answered.attributes[attribute];
    return value !== undefined && (Array.isArray(value) ? value : [value]).some((one) => values.includes(one));
  });
  if (!rule) return [answered, { ...USES, doubts: [`${label} was split into ${into.join(', ')}`] }];
  if (rule.to === label) return [answered, USES];
  return relabelled(answered, label, rule.to, before, after);
}

function ofValue(
  answered: Answered,
  edit: Extract<CodebookEdit, { edit: 'renameAttribute' | 'changeValues' | 'changeType' }>,
  before: Codebook,
  after: Codebook,
): readonly [Answered, Effect] {
  const { attribute: name, on } = edit;
  const value = answered.attributes[name];
  if (value === undefined || !isOn(on, answered.label)) return [answered, NOTHING];
  const put = (key: string, next: AttributeValue): readonly [Answered, Effect] => {
    const { [name]: _, ...rest } = answered.attributes;
    return [
      { ...answered, attributes: { ...rest, [key]: next } },
      { ...USES, values: 1 },
    ];
  };
  const doubt = (text: string): readonly [Answered, Effect] => [answered, { ...USES, doubts: [text] }];
  if (edit.edit === 'renameAttribute') {
    if (!Object.hasOwn(answered.attributes, edit.to)) return put(edit.to, value);
    return doubt(`${name} is ${edit.to} now, which has a value already`);
  }
  if (edit.edit === 'changeType') {
    const definition = after.attributes.find((one) => one.name === name && one.on === on);
    const next = definition ? converted(value, definition) : value;
    if (next === null) return doubt(`${name} is ${shown(value)}, which is no ${edit.type}`);
    return isSameValue(next, value) ? [answered, USES] : put(name, next);
  }
  const old = before.attributes.find((one) => one.name === name && one.on === on)?.values ?? [];
  const mapped = (Array.isArray(value) ? value : [value]).map((one) => rescaled(one, edit, old));
  const gone = mapped.flatMap(({ isGone, to }) => (isGone ? [to] : []));
  const values = [...new Set(mapped.map(({ to }) => to))];
  const next = Array.isArray(value) ? values : (values[0] ?? value);
  const [state, effect] = isSameValue(next, value) ? ([answered, USES] as const) : put(name, next);
  if (gone.length === 0) return [state, effect];
  return [state, { ...effect, doubts: [`${name} is ${shown(gone)}, which is no value any more`] }];
}

type Scalar = string | number | boolean;

/** What one old value becomes. A value that the codebook never had is none of the migration's business. */
function rescaled(
  value: Scalar,
  { values, map = [] }: EditOf<'changeValues'>,
  old: readonly { readonly name: string | number }[],
): { to: Scalar; isGone: boolean } {
  const said = map.find(({ from }) => from === value);
  if (said) return said.to === null ? { to: value, isGone: true } : { to: said.to, isGone: false };
  const stays = values.some(({ name }) => name === value) || !old.some(({ name }) => name === value);
  return { to: value, isGone: !stays };
}

const shown = (value: AttributeValue): string =>
  (Array.isArray(value) ? value : [value]).map((one) => `"${one}"`).join(', ');

/** The flags with one that says to look again: the reasons of earlier migrations stay in it. */
function flagged(flags: readonly Flag[], doubts: readonly string[]): Flag[] {
  const known = flags.find(({ kind }) => kind === 'look_again')?.text;
  const reasons = [...new Set([...(known === undefined ? [] : [known]), ...doubts])].join('; ');
  const text = reasons.length > 500 ? `${reasons.slice(0, 498).toWellFormed()}…` : reasons;
  return [...flags.filter(({ kind }) => kind !== 'look_again'), { kind: 'look_again' as const, text }].toSorted(
    (a, b) => FLAG_KINDS.indexOf(a.kind) - FLAG_KINDS.indexOf(b.kind),
  );
}
