import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isBuiltin } from 'node:module';
import { parseSync, Visitor, type ESTree } from 'vite';

/** How one module refers to another. A `url` names a file for a thread or a window: it loads nothing by itself. */
type ImportKind = 'import' | 'dynamic' | 'type' | 'url';

/** One reference of a source file. `specifier` is null where it is computed at run time and cannot be read. */
export interface Import {
  readonly kind: ImportKind;
  readonly specifier: string | null;
  /** Path from the root, with `/`, of a relative specifier's file; null for packages and built-in modules. */
  readonly target: string | null;
  /** Package name (`@scope/name`), `node:…` for a built-in module, or null for a relative specifier. */
  readonly package: string | null;
}

/** What the rules need to know of one source file. */
export interface Source {
  /** Path from the root, with `/` between its parts. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names that occur as identifiers or property names: not in comments, not in strings. */
  readonly names: ReadonlySet<string>;
}

const SOURCE = /\.(?:ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;

/** Reads every source file below `folders` of `root`. Throws where one cannot be parsed. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    filesBelow(join(root, folder))
      .filter((file) => SOURCE.test(file))
      .map((file) => readSource(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'))),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[/\\](?:node_modules|out)[/\\]/.test(file))
    .toSorted();
}

/** Parses one file's text. Pure. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const names = new Set<string>();
  const add = (kind: ImportKind, specifier: string | null): void => {
    imports.push({ kind, specifier, ...destination(path, specifier) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.importKind === 'type' ? 'type' : 'import', node.source.value),
    ExportAllDeclaration: (node) => add(node.exportKind === 'type' ? 'type' : 'import', node.source.value),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.exportKind === 'type' ? 'type' : 'import', node.source.value);
    },
    ImportExpression: (node) => add('dynamic', literal(node.source)),
    TSImportType: (node) => add('type', literal(node.source)),
    TSExternalModuleReference: (node) => add('import', literal(node.expression)),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require')
        add('import', literal(node.arguments[0]));
      if (isImportMeta(node.callee, 'resolve')) add('url', literal(node.arguments[0]));
    },
    NewExpression: (node) => {
      const [first, base] = node.arguments;
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL';
      const file = literal(first);
      // A folder's URL says where to look for data; only a source file's makes one module depend on another.
      if (isUrl && file !== null && SOURCE.test(file) && isImportMeta(base, 'url')) add('url', `./${file}`);
    },
    Identifier: (node) => void names.add(node.name),
  }).visit(program);
  return { path, lines: text.replace(/\n$/, '').split('\n').length, imports, names };
}

function destination(path: string, specifier: string | null): Pick<Import, 'target' | 'package'> {
  if (specifier === null) return { target: null, package: null };
  const bare = specifier.replace(/[?#].*$/, '');
  if (bare.startsWith('.')) return { target: join(dirname(path), bare).split(sep).join('/'), package: null };
  if (isBuiltin(bare)) return { target: null, package: bare.startsWith('node:') ? bare : `node:${bare}` };
  return { target: null, package: bare.split('/', bare.startsWith('@') ? 2 : 1).join('/') };
}

function literal(node: ESTree.Node | null | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

function isImportMeta(node: ESTree.Node | undefined, property: string): boolean {
  return (
    node?.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === property
  );
}
