import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Parsed } from '../../shared/api/procedures.ts';
import { preferencesSchema, withChange, type Preferences } from '../../shared/api/session.ts';

const fileSchema = z.object({
  preferences: preferencesSchema.partial().default({}),
  recent: z.array(z.object({ path: z.string(), name: z.string() })).default([]),
});
type Stored = z.infer<typeof fileSchema>;

const DEFAULTS: Preferences = {
  annotator: null,
  theme: 'system',
  density: 'comfortable',
  language: 'system',
  snap: 'word',
  reading: { size: 17, measure: 62, font: 'serif', direction: 'auto' },
  keys: {},
  backups: { on: true, minutes: 30, keep: 5, folder: null },
  window: {},
};

const MOST_RECENT = 12;

/** What this machine remembers between starts, apart from any project: preferences and recent projects. */
export interface Memory {
  preferences(): Preferences;
  /** What the patch does not name stays as it is. */
  save(patch: Parsed<'preferences.save'>): Preferences;
  recent(): { path: string; name: string; exists: boolean }[];
  remember(path: string, name: string): void;
  forget(path: string): void;
}

/**
 * Opens the memory in a folder. A file that cannot be read as one is set aside under another name, never overwritten:
 * preferences are not worth a refusal to start, and not worth losing either.
 */
export function openMemory(dataDir: string): Memory {
  const file = join(dataDir, 'preferences.json');
  let stored = read(file);

  function store(next: Stored): void {
    stored = next;
    writeWhole(file, `${JSON.stringify(stored, null, 2)}\n`);
  }
  const current = (): Preferences => ({ ...DEFAULTS, ...stored.preferences }) as Preferences;
  const without = (path: string): Stored['recent'] => stored.recent.filter((project) => project.path !== path);
  return {
    preferences: current,
    save(patch) {
      store({ ...stored, preferences: withChange(current(), patch) });
      return current();
    },
    recent: () => stored.recent.map((project) => ({ ...project, exists: existsSync(project.path) })),
    remember(path, name) {
      store({ ...stored, recent: [{ path, name }, ...without(path)].slice(0, MOST_RECENT) });
    },
    forget(path) {
      store({ ...stored, recent: without(path) });
    },
  };
}

function read(file: string): Stored {
  if (!existsSync(file)) return fileSchema.parse({});
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    renameSync(file, `${file}.unreadable`);
    return fileSchema.parse({});
  }
}

/** Writes a file of the program's own, whole or not at all. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const fd = openSync(temporary, 'w');
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, file);
}
