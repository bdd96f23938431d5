import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input, ProcedureName } from '../../shared/api/procedures.ts';
import { extent } from '../../shared/model/annotation.ts';
import { utf16 } from '../../shared/text/units.ts';
import { testCore, type TestCore } from '../support/core.ts';
import { temporaryFolder } from '../support/project.ts';
import {
  eachAnnotation,
  mayRelate,
  put,
  RELATIONS,
  stored,
  Timeline,
  type Model,
  type ModelAnnotation,
} from './session-model.ts';

/** Sessions in the tests. `npm run proof:sessions` makes more. */
const RUNS = Number(process.env['SESSION_RUNS'] ?? 1000);

const LABELS = ['CLAIM', 'SOURCE', 'QUANTITY'];
const CERTAINTIES = ['certain', 'possible'];
const TEXTS = [
  'Police said 12 people died. “At least 15 died,” the mayor said.',
  'No. 😀 11,000 or so — 北朝鮮が派兵した。',
];

/** A gesture as numbers that mean something whatever the project holds by then. */
const step = fc.oneof(
  fc.record({
    do: fc.constant('tag' as const),
    text: fc.nat(1),
    at: fc.nat(25),
    length: fc.integer({ min: 1, max: 9 }),
    label: fc.nat(),
  }),
  fc.record({ do: fc.constant('relabel' as const), which: fc.nat(), label: fc.nat() }),
  fc.record({ do: fc.constant('answer' as const), which: fc.nat(), value: fc.nat(2) }),
  fc.record({ do: fc.constant('delete' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('relate' as const), type: fc.nat(1), from: fc.nat(), to: fc.nat() }),
  fc.record({ do: fc.constant('unrelate' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('card' as const), which: fc.nat(), card: fc.nat(2) }),
  fc.record({ do: fc.constant('rename' as const), label: fc.nat() }),
  fc.record({ do: fc.constant('merge' as const), label: fc.nat(), into: fc.nat() }),
  fc.record({ do: fc.constant('retire' as const), label: fc.nat() }),
  fc.record({ do: fc.constant('restore' as const), label: fc.nat() }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({ do: fc.constant('restart' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let core: TestCore;
let template: string;
let documents: string[];
const folder = temporaryFolder();

beforeAll(async () => {
  core = await testCore();
  const codebook = join(folder, 'codebook.json');
  const ends = LABELS.join('|');
  writeFileSync(
    codebook,
    JSON.stringify({
      id: 'session',
      version: '1.0.0',
      span_labels: LABELS.map((name) => ({ name })),
      attributes: [{ on: 'any', name: 'certainty', values: CERTAINTIES }],
      relations: RELATIONS.map((name) => ({ name, from: ends, to: ends, symmetric: name === 'contradicts' })),
    }),
  );
  await core.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  template = join(folder, 'template.claimwright');
  await core.client.call('project.create', { name: 'Session', path: template, codebook });
  const staged = [];
  for (const [i, text] of TEXTS.entries()) {
    const source = { kind: 'bytes' as const, name: `${i}.txt`, base64: Buffer.from(text).toString('base64') };
    staged.push(...(await core.client.call('import.stage', { task: uuid(), source })));
  }
  const ids = staged.map(({ id }) => id);
  ({ documents } = await core.client.call('import.commit', { batch: uuid(), task: uuid(), ids }));
  // The annotator comes in with the first annotation and stays when that is undone: have it there before.
  await core.tag(documents[0] ?? '', 'Police');
  await core.client.call('history.undo', { batch: uuid() });
  await core.client.call('project.close', {});
});

/** A project of its own, driven step by step beside the model. */
class Session {
  readonly path = join(folder, `${uuid()}.claimwright`);
  readonly model = new Timeline({ annotations: {}, relations: {}, claims: {}, labels: LABELS, retired: [], edits: 0 });
  /** What undo finds at first: the import. */
  #renamed = 0;

  async open(): Promise<void> {
    copyFileSync(template, this.path);
    await core.client.call('project.open', { path: this.path });
  }

  async restart(): Promise<void> {
    await core.client.call('project.close', {});
    await core.client.call('project.open', { path: this.path });
  }

  /** Calls, and calls again as a caller does whose answer was lost: the second time must change nothing. */
  async #write<N extends ProcedureName>(name: N, input: Input<N>, next: Model | null): Promise<void> {
    const reply = await core.core.call(name, input);
    expect(reply.ok, JSON.stringify(reply)).toBe(next !== null);
    if (next === null) return;
    this.model.go(next);
    const again = await core.core.call(name, input);
    expect(again.ok, JSON.stringify(again)).toBe(true);
  }

  async #edit(edit: Input<'codebook.preview'>['edits'][number], next: Partial<Model>): Promise<void> {
    const { now } = this.model;
    const { base } = await core.client.call('codebook.preview', { edits: [edit] });
    const input = { batch: uuid(), edits: [edit], base };
    await this.#write('codebook.edit', input, { ...now, ...next, edits: now.edits + 1 });
  }

  async run(one: Step): Promise<void> {
    const { now } = this.model;
    const ids = Object.keys(now.annotations).toSorted();
    const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
    const label = 'label' in one ? pick(now.labels, one.label) : undefined;
    switch (one.do) {
      case 'tag': {
        const [text, document] = [TEXTS[one.text] ?? '', documents[one.text] ?? ''];
        const isInside = (at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;
        const [start, end] = [one.at, Math.min(text.length, one.at + one.length)].map((at) =>
          isInside(at) ? at + 1 : at,
        );
        if (label === undefined || start === undefined || end === undefined || start >= end) return;
        const id = uuid();
        const quote = text.slice(start, end);
        const draft = { id, document, label, fragments: [{ start: utf16(start), end: utf16(end) }], quote };
        const made: ModelAnnotation = { document, start, end, label, certainty: null, claim: null };
        const next = { ...now, annotations: put(now.annotations, id, made) };
        return this.#write('annotations.create', { batch: uuid(), annotations: [draft] }, next);
      }
      case 'relabel': {
        const id = pick(ids, one.which);
        const before = now.annotations[id ?? ''];
        if (id === undefined || before === undefined || label === undefined) return;
        const next = { ...now, annotations: put(now.annotations, id, { ...before, label }) };
        return this.#write('annotations.update', { batch: uuid(), id, label }, next);
      }
      case 'answer': {
        const id = pick(ids, one.which);
        const before = now.annotations[id ?? ''];
        if (id === undefined || before === undefined) return;
        const certainty = CERTAINTIES[one.value] ?? null;
        const next = { ...now, annotations: put(now.annotations, id, { ...before, certainty }) };
        return this.#write('annotations.update', { batch: uuid(), id, attributes: { certainty } }, next);
      }
      case 'delete': {
        const id = pick(ids, one.which);
        if (id === undefined) return;
        const next = { ...now, annotations: put(now.annotations, id, null) };
        return this.#write('annotations.delete', { batch: uuid(), ids: [id] }, next);
      }
      case 'relate': {
        const [from, to, type] = [pick(ids, one.from), pick(ids, one.to), RELATIONS[one.type] ?? ''];
        if (from === undefined || to === undefined) return;
        const id = uuid();
        const made = stored({ type, from, to });
        const next = mayRelate(now, made) ? { ...now, relations: put(now.relations, id, made) } : null;
        return this.#write('relations.create', { batch: uuid(), id, type, from, to }, next);
      }
      case 'unrelate': {
        const id = pick(Object.keys(now.relations).toSorted(), one.which);
        if (id === undefined) return;
        const next = { ...now, relations: put(now.relations, id, null) };
        return this.#write('relations.delete', { batch: uuid(), ids: [id] }, next);
      }
      case 'card': {
        const id = pick(ids, one.which);
        const before = now.annotations[id ?? ''];
        if (id === undefined || before === undefined) return;
        // Of a few cards: a new one, one that is there, or none.
        const there = Object.keys(now.claims).toSorted()[one.card] ?? null;
        if (one.card > 0) {
          const next = { ...now, annotations: put(now.annotations, id, { ...before, claim: there }) };
          return this.#write('claims.assign', { batch: uuid(), annotations: [id], claim: there }, next);
        }
        const claim = uuid();
        const text = `Card ${Object.keys(now.claims).length}`;
        const annotations = put(now.annotations, id, { ...before, claim });
        const next = { ...now, annotations, claims: put(now.claims, claim, text) };
        return this.#write('claims.create', { batch: uuid(), id: claim, text, annotations: [id] }, next);
      }
      case 'rename': {
        if (label === undefined) return;
        this.#renamed += 1;
        const to = `${label.replace(/\d+$/, '')}${this.#renamed}`;
        const follow = (name: string): string => (name === label ? to : name);
        return this.#edit(
          { edit: 'renameLabel', label, to },
          {
            labels: now.labels.map(follow),
            annotations: eachAnnotation(now, (a) => ({ ...a, label: follow(a.label) })),
          },
        );
      }
      case 'merge': {
        const into = pick(now.labels, one.into);
        if (label === undefined || into === undefined || label === into) return;
        return this.#edit(
          { edit: 'mergeLabels', labels: [label], into },
          {
            labels: now.labels.filter((name) => name !== label),
            retired: [...now.retired, label],
            annotations: eachAnnotation(now, (a) => (a.label === label ? { ...a, label: into } : a)),
          },
        );
      }
      case 'retire': {
        if (label === undefined || now.labels.length < 2) return;
        const labels = now.labels.filter((name) => name !== label);
        return this.#edit({ edit: 'retireLabel', label }, { labels, retired: [...now.retired, label] });
      }
      case 'restore': {
        const back = pick(now.retired, one.label);
        if (back === undefined) return;
        const retired = now.retired.filter((name) => name !== back);
        return this.#edit({ edit: 'restoreLabel', label: back }, { labels: [...now.labels, back], retired });
      }
      case 'undo':
      case 'redo': {
        // Behind everything that was done here stands the import, which is left alone.
        const isThere = one.do === 'undo' ? this.model.past.length > 0 : this.model.future.length > 0;
        if (!isThere) return;
        const batch = uuid();
        await core.client.call(`history.${one.do}`, { batch });
        await core.client.call(`history.${one.do}`, { batch });
        this.model[one.do]();
        return;
      }
      case 'restart':
        return this.restart();
    }
  }

  /** The project in the model's words. */
  async seen(): Promise<Omit<Model, 'edits'>> {
    const [annotations, { claims }, codebook, ...lists] = await Promise.all([
      core.client.call('annotations.list', {}),
      core.client.call('claims.list', {}),
      core.client.call('codebook.read', {}),
      ...[...documents, undefined].map((document) =>
        core.client.call('relations.list', document === undefined ? {} : { document }),
      ),
    ]);
    const relations = lists.flatMap((list) => list.relations);
    return {
      annotations: Object.fromEntries(
        annotations.map((one): [string, ModelAnnotation] => {
          const { document, label, attributes, claim = null } = one;
          const { certainty = null } = attributes;
          return [one.id, { document, ...extent(one), label, certainty: certainty as string | null, claim }];
        }),
      ),
      relations: Object.fromEntries(relations.map(({ id, type, from, to }) => [id, { type, from, to }])),
      claims: Object.fromEntries(claims.map(({ id, text }) => [id, text])),
      labels: codebook.labels.filter(({ retired }) => retired !== true).map(({ name }) => name),
      retired: codebook.labels.filter(({ retired }) => retired === true).map(({ name }) => name),
    };
  }

  /** @throws AssertionError where the project is not what the model says. */
  async compare(): Promise<void> {
    const { edits: _, ...model } = this.model.now;
    const sorted = <T extends Omit<Model, 'edits'>>(one: T): T => ({
      ...one,
      labels: one.labels.toSorted(),
      retired: one.retired.toSorted(),
    });
    expect(sorted(await this.seen())).toEqual(sorted(model));
  }
}

async function play(steps: readonly Step[], reached: Set<string>, verify: boolean): Promise<void> {
  const session = new Session();
  await session.open();
  for (const one of steps) {
    await session.run(one);
    reached.add(one.do);
  }
  await session.compare();
  const last = session.model.now;
  const length = session.model.past.length;
  for (let i = 0; i < length; i += 1) await session.run({ do: 'undo' });
  await session.compare();
  await session.restart();
  for (let i = 0; i < length; i += 1) await session.run({ do: 'redo' });
  await session.compare();
  expect(session.model.now).toEqual(last);
  if (verify) expect((await core.client.call('project.verify', {})).problems).toEqual([]);
  await core.client.call('project.close', {});
}

describe('annotating, relating, changing the codebook, undo, redo and restarts', () => {
  it('do to a project what they do to the model', async () => {
    const reached = new Set<string>();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), (steps) => {
        runs += 1;
        return play(steps, reached, runs % 25 === 0);
      }),
      { numRuns: RUNS },
    );
    // A few sessions need not reach everything.
    if (RUNS >= 200) expect(reached.size, 'every kind of step was made').toBe(14);
  }, 1_200_000);

  it('are caught out when the project is not what the model says', async () => {
    const session = new Session();
    await session.open();
    await session.run({ do: 'tag', text: 0, at: 0, length: 6, label: 0 });
    await session.compare();
    session.model.go({ ...session.model.now, annotations: {} });
    await expect(session.compare()).rejects.toThrow();
    await core.client.call('project.close', {});
  });
});
