import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fault to be planted in the built desktop program, and the test that must see it. */
export interface Plant {
  /** What is broken, in words that may stand in a file name. */
  readonly name: string;
  /** Edits of the bundle: each pattern must be there exactly once, so that none silently edits nothing. */
  readonly edits: readonly (readonly [pattern: RegExp, replacement: string])[];
  /** The spec and the title that must turn red. */
  readonly spec: string;
  readonly title: string;
}

export const PLANTS: readonly Plant[] = [
  {
    name: 'sender check removed',
    edits: [[/if \(!isOwnSender\(event\.senderFrame\)\) return [^;]+;/, '']],
    spec: 'senders',
    title: 'a call from another page is refused',
  },
  {
    name: 'plain data check removed',
    edits: [[/if \(problem !== null\) return refusal\("invalid", [^;]+;/, '']],
    spec: 'isolation',
    title: 'what is cloned but is not plain data is refused at the door',
  },
  {
    name: 'will-navigate guard removed',
    edits: [[/if \(!isReload\(contents, event\.url\)\) event\.preventDefault\(\);/, '']],
    spec: 'navigation',
    title: 'the page cannot navigate away, by script or link',
  },
  {
    name: 'redirect guard removed',
    edits: [[/contents\.on\("will-redirect", [^;]+;/, '']],
    spec: 'redirect',
    title: 'a redirect is refused',
  },
  {
    name: 'permission handlers allow',
    edits: [
      [/(setPermissionRequestHandler\(\([^)]*\) => decide)\(false\)/, '$1(true)'],
      [/setPermissionCheckHandler\(\(\) => false\)/, 'setPermissionCheckHandler(() => true)'],
    ],
    spec: 'permissions',
    title: 'every permission is denied when it is asked for',
  },
  {
    name: 'requests not cancelled',
    edits: [[/decide\(\{ cancel: !isAllowed\(details\.url\) \}\)/, 'decide({})']],
    spec: 'network',
    title: 'a request that is not for the window is cancelled before it goes out',
  },
  {
    name: 'host resolver left open',
    edits: [[/\["host-resolver-rules", "MAP \* ~NOTFOUND"\],/, '']],
    spec: 'network',
    title: 'behind that, no name is looked up and no address is reached',
  },
  {
    name: 'containment check removed',
    edits: [[/if \(inside === "\.\."[^;]+return null;/, '']],
    spec: 'files',
    title: 'no path leads out of the folder of the window',
  },
  {
    name: 'content policy dropped',
    edits: [[/"content-security-policy": (?:[A-Z_]+|\[[^\]]*\]\.join\("; "\)),/, '']],
    spec: 'files',
    title: 'inline script, eval, inline style and remote content do not run',
  },
  {
    name: 'preload exposes ipcRenderer',
    edits: [[/exposeInMainWorld\("claimwright", \{/, '$&\n\tipcRenderer: electron.ipcRenderer.invoke,']],
    spec: 'isolation',
    title: 'the page has the bridge, frozen, and nothing else of Electron or Node',
  },
  {
    name: 'addresses opened unasked',
    edits: [[/if \(await agreesToOpen\([^;]+\)\) await/, 'await']],
    spec: 'dialogs',
    title: 'an address is opened after it was shown and agreed to, and only https',
  },
  {
    name: 'window state not kept',
    edits: [[/renameSync\(draft, file\);(?=\n\}\n\/\*\*\n\* Bounds)/, '']],
    spec: 'window',
    title: 'the window opens where it was closed',
  },
];

/** Name of the copy that has no fault: the same tests pass on it. */
export const CONTROL = 'no fault';

/** What the control runs. */
export const CONTROL_SPEC = 'files';
export const CONTROL_TITLES = PLANTS.filter(({ spec }) => spec === CONTROL_SPEC).map(({ title }) => title);

/** The desktop program's own bundles. */
const BUNDLES = [join('out', 'main', 'desktop.js'), join('out', 'preload', 'preload.cjs')];

/** Copies the built program, as far as Electron reads it, into `folder`, and plants the edits. */
export function plantIn(folder: string, root: string, edits: Plant['edits']): void {
  mkdirSync(folder, { recursive: true });
  for (const part of ['out', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const part of ['node_modules', 'seeds']) symlinkSync(join(root, part), join(folder, part), 'junction');
  for (const [pattern, replacement] of edits) {
    let places = 0;
    for (const file of BUNDLES.map((bundle) => join(folder, bundle))) {
      const text = readFileSync(file, 'utf8');
      places += text.match(new RegExp(pattern, 'g'))?.length ?? 0;
      writeFileSync(file, text.replace(pattern, replacement));
    }
    if (places !== 1) throw new Error(`expected ${String(pattern)} in one place of the bundle, found it in ${places}`);
  }
}
