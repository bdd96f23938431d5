import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { extent } from '../../shared/model/annotation.ts';
import { utf16 } from '../../shared/text/units.ts';
import { annotationById } from '../../electron/core/repositories/annotations.ts';
import {
  createAnnotations,
  deleteAnnotations,
  setStatus,
  updateAnnotation,
} from '../../electron/core/services/annotations.ts';
import { ensureAnnotator, openProject, type OpenProject } from '../../electron/core/services/project.ts';
import { ANA, CODEBOOK, dump, projectWith, replay, temporaryFolder, world } from '../support/project.ts';

const TEXTS = [
  'Police said 12 people died. “At least 15 died,” the mayor said.',
  'No. 😀 Nobody knows, 11,000 or so — 北朝鮮が派兵した。',
];
const LABELS = CODEBOOK.labels.map(({ name }) => name);
const folder = temporaryFolder();

/** What a person may do, by numbers that mean something whatever the project holds then. */
const gesture = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('tag' as const),
      text: fc.nat(1),
      at: fc.nat(60),
      length: fc.integer({ min: 1, max: 20 }),
      label: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('relabel' as const), which: fc.nat(), label: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      which: fc.nat(),
      note: fc.string({ unit: 'grapheme', maxLength: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('status' as const), text: fc.nat(1), done: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never;

const snap = (text: string, at: number): number =>
  (text.codePointAt(at - 1) ?? 0) > 0xffff && at > 0 && at < text.length ? at - 1 : at;

/** A project, and beside it the model: the states that undo and redo should lead back to. */
class Session {
  readonly path: string;
  project: OpenProject;
  readonly ids: string[];
  readonly past: Record<string, unknown[]>[] = [];
  future: Record<string, unknown[]>[] = [];

  constructor() {
    this.path = join(folder, `${uuid()}.claimwright`);
    const { project, ids } = projectWith(this.path, TEXTS);
    this.project = project;
    this.ids = ids;
    // The annotator and the layer come in with the first annotation and are no gesture: have them there before.
    ensureAnnotator(project, ANA);
  }

  dump(): Record<string, unknown[]> {
    return dump(this.project.db);
  }

  annotations(): string[] {
    return this.project.db
      .prepare<[], { id: string }>('SELECT id FROM annotations ORDER BY id')
      .all()
      .map(({ id }) => id);
  }

  /** Does something that may change nothing; if it did change something, undo has one more step. */
  act(work: () => { changes: unknown[] }): void {
    const before = this.dump();
    if (work().changes.length === 0) return;
    this.past.push(before);
    this.future = [];
  }

  run(step: Gesture): void {
    const ids = this.annotations();
    switch (step.do) {
      case 'tag': {
        const text = TEXTS[step.text] ?? '';
        const start = snap(text, Math.min(step.at, text.length - 2));
        const end = snap(text, Math.min(start + step.length + 1, text.length));
        if (end <= start) return;
        const draft = {
          id: uuid(),
          document: this.ids[step.text] ?? '',
          label: LABELS[step.label] ?? '',
          fragments: [{ start: utf16(start), end: utf16(end) }],
          quote: text.slice(start, end),
        };
        return this.act(() => createAnnotations(this.project, ANA, { batch: uuid(), annotations: [draft] }));
      }
      case 'relabel': {
        const id = ids[step.which % ids.length];
        if (id === undefined) return;
        return this.act(() => updateAnnotation(this.project, ANA, { batch: uuid(), id, label: LABELS[step.label] }));
      }
      case 'note': {
        const id = ids[step.which % ids.length];
        if (id === undefined || step.note.includes('\0')) return;
        return this.act(() => updateAnnotation(this.project, ANA, { batch: uuid(), id, note: step.note }));
      }
      case 'delete': {
        const id = ids[step.which % ids.length];
        if (id === undefined) return;
        return this.act(() => deleteAnnotations(this.project, ANA, { batch: uuid(), ids: [id] }));
      }
      case 'status':
        return this.act(() =>
          setStatus(this.project, ANA, {
            batch: uuid(),
            document: this.ids[step.text] ?? '',
            state: step.done ? 'done' : 'open',
          }),
        );
      case 'undo':
      case 'redo': {
        const [from, to] = step.do === 'undo' ? [this.past, this.future] : [this.future, this.past];
        const wanted = from.pop();
        if (!wanted) {
          expect(() => this.project.takeBack(step.do, ANA.id, uuid())).toThrow(`There is nothing to ${step.do}`);
          return;
        }
        to.push(this.dump());
        this.project.takeBack(step.do, ANA.id, uuid());
        expect(this.dump()).toEqual(wanted);
        return;
      }
      case 'reopen':
        this.project.close();
        this.project = openProject(this.path, false, world());
    }
  }
}

describe('the log', () => {
  it('replays into the tables, and undo and redo lead back to what was, across restarts', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 10, maxLength: 40 }), (steps) => {
        const session = new Session();
        for (const step of steps) {
          session.run(step);
          reached.add(step.do);
        }
        expect(replay(session.project.db)).toEqual(session.dump());
        for (const id of session.annotations()) {
          const annotation = annotationById(session.project.db, id);
          const text = TEXTS[session.ids.indexOf(annotation?.document ?? '')] ?? '';
          const { start, end } = extent(annotation ?? { fragments: [] });
          expect(text.slice(start, end)).toBe(annotation?.quote);
        }
        while (session.past.length > 0) session.run({ do: 'undo' });
        expect(session.annotations()).toEqual([]);
        session.project.close();
      }),
      { numRuns: 60 },
    );
    expect(reached.size, 'every kind of gesture was made').toBe(8);
  });

  it('is caught out when a table is not its fold', () => {
    const session = new Session();
    session.run({ do: 'tag', text: 0, at: 0, length: 5, label: 0 });
    session.project.db.exec(`UPDATE annotations SET note = 'planted'`);
    expect(replay(session.project.db)).not.toEqual(session.dump());
    session.project.close();
  });

  it.each(['operations', 'batches', 'texts', 'originals'])(
    '%s refuses to be changed, by any way of writing',
    (table) => {
      const { project } = projectWith(join(folder, `${uuid()}.claimwright`), TEXTS);
      // `table_info` leaves out what is generated and cannot be written.
      const info = project.db.pragma(`table_info(${table})`) as { name: string }[];
      const columns = info.map(({ name }) => `"${name}"`);
      const row =
        project.db.prepare<[], Record<string, string>>(`SELECT ${columns.join(', ')} FROM ${table} LIMIT 1`).get() ??
        {};
      const same = columns.map(() => '?').join(', ');
      expect(() => project.db.exec(`UPDATE ${table} SET ${columns.at(-1)} = ${columns.at(-1)}`)).toThrow('append-only');
      expect(() => project.db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
      const replace = project.db.prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${same})`);
      expect(() => replace.run(...Object.values(row))).toThrow('append-only');
      project.close();
    },
  );
});
