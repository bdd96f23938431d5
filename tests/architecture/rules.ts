import type { Import, Source } from './imports.ts';

/** One broken rule, in words that say what to do. */
export interface Violation {
  readonly rule: RuleName;
  readonly path: string;
  readonly what: string;
}

type RuleName =
  | 'arrow'
  | 'cycle'
  | 'desktop-only'
  | 'empty-room'
  | 'ipc'
  | 'length'
  | 'missing'
  | 'package'
  | 'prosemirror'
  | 'unreadable';

/** The rooms of the house: what each may import besides itself. A file belongs to the first room that its path is in. */
export const ROOMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['shared', []],
  ['electron/core', ['shared']],
  ['electron/desktop', ['shared', 'electron/core']],
  ['electron/server', ['shared', 'electron/core']],
  ['electron/cli', ['shared', 'electron/core']],
  // Starts what was built: it must run before anything of the program can be loaded.
  ['electron/launch', ['out']],
  ['renderer', ['shared']],
]);

/**
 * `shared` runs everywhere, so it may use nothing that does not. edtf: window and core must agree on what a date is;
 * d3-scale, @dagrejs/dagre: the window and a written report draw the same plot and graph.
 */
const SHARED_PACKAGES = new Set(['zod', 'edtf', 'd3-scale', '@dagrejs/dagre']);
/** What draws on a screen stays in the window. */
const SCREEN = /^(?:react|react-dom|zustand|tinykeys|lucide-react|@base-ui\/.*|@tanstack\/react-.*|react-.*)$/;
const PROSEMIRROR = /^(?:@tiptap\/|prosemirror-)/;
/** Packages that need Node. */
const NODE_PACKAGE = /^(?:node:|better-sqlite3$|ws$|commander$|chardet$|electron$)/;
const IPC_NAMES = ['ipcMain', 'ipcRenderer', 'contextBridge'];
const IPC_FILES = new Set(['electron/desktop/ipc.ts', 'electron/desktop/preload.ts']);
const MAX_LINES = 300;

const roomOf = (path: string): string | undefined => [...ROOMS.keys()].find((room) => path.startsWith(`${room}/`));

/**
 * Every broken rule of a tree of sources. Pure: `exists` says whether a path from the root is a file that was not parsed
 * (a style sheet, a JSON file, something built).
 */
export function violations(sources: readonly Source[], exists: (path: string) => boolean): Violation[] {
  const known = new Set(sources.map(({ path }) => path));
  const found = sources.flatMap((source) => [
    ...source.imports.flatMap((reference) => ofImport(source, reference, (path) => known.has(path) || exists(path))),
    ...ofSource(source),
  ]);
  return [...emptyRooms(sources), ...found, ...cycles(sources)];
}

function emptyRooms(sources: readonly Source[]): Violation[] {
  const filled = new Set(sources.map(({ path }) => roomOf(path)));
  return [...ROOMS.keys()]
    .filter((room) => !filled.has(room))
    .map((room) => ({ rule: 'empty-room', path: room, what: 'no source file was found here, so nothing was checked' }));
}

function ofSource({ path, lines, names }: Source): Violation[] {
  const found: Violation[] = [];
  if (lines > MAX_LINES) found.push({ rule: 'length', path, what: `${lines} lines: split it (at most ${MAX_LINES})` });
  const ipc = IPC_NAMES.filter((name) => names.has(name));
  if (ipc.length > 0 && !IPC_FILES.has(path)) {
    found.push({ rule: 'ipc', path, what: `uses ${ipc.join(', ')}: only ${[...IPC_FILES].join(' and ')} may` });
  }
  return found;
}

function ofImport(source: Source, reference: Import, exists: (path: string) => boolean): Violation[] {
  const { path } = source;
  const room = roomOf(path);
  if (room === undefined) return [{ rule: 'arrow', path, what: 'is in no room: put it into one of ROOMS' }];
  if (reference.target !== null) return ofTarget(path, room, reference.target, exists);
  if (reference.package !== null) return ofPackage(path, room, reference.package);
  // What is launched is found at run time; everywhere else an import that cannot be read cannot be checked.
  if (room === 'electron/launch') return [];
  return [{ rule: 'unreadable', path, what: 'imports something that is computed: write the specifier out' }];
}

function ofTarget(path: string, room: string, target: string, exists: (path: string) => boolean): Violation[] {
  const allowed = [room, ...(ROOMS.get(room) ?? [])];
  if (!allowed.some((folder) => target.startsWith(`${folder}/`))) {
    return [{ rule: 'arrow', path, what: `imports ${target}: ${room} may import only ${allowed.join(', ')}` }];
  }
  if (!target.startsWith('out/') && !exists(target)) {
    return [{ rule: 'missing', path, what: `imports ${target}, which is not there` }];
  }
  return [];
}

function ofPackage(path: string, room: string, name: string): Violation[] {
  const found: Violation[] = [];
  const add = (rule: RuleName, what: string): void => void found.push({ rule, path, what: `imports ${name}: ${what}` });
  if (name === 'electron' && room !== 'electron/desktop') add('desktop-only', 'only electron/desktop may');
  else if (room === 'shared' && !SHARED_PACKAGES.has(name))
    add('package', 'shared runs everywhere and knows neither Node nor the DOM');
  else if (room === 'renderer' && NODE_PACKAGE.test(name)) add('package', 'the window has no Node');
  else if (room.startsWith('electron/') && SCREEN.test(name)) add('package', 'only the window draws');
  else if (room === 'electron/launch' && !name.startsWith('node:'))
    add('package', 'it must run before anything is installed');
  if (PROSEMIRROR.test(name) && !path.startsWith('renderer/editor/'))
    add('prosemirror', 'positions stay in renderer/editor');
  return found;
}

/** Import cycles, each once, as the path around it. `url` references load nothing and close no circle. */
function cycles(sources: readonly Source[]): Violation[] {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ kind }) => kind !== 'url').map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const found: Violation[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push({ rule: 'cycle', path, what: `imports itself through ${[...trail.slice(at), path].join(' -> ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const target of edges.get(path) ?? [])
      if (target !== null && edges.has(target)) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return found;
}
