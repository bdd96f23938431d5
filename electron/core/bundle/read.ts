import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/api/reply.ts';
import { linesOf, type FileSource, type Line } from '../formats/lines.ts';
import { at, Problem, refusalAt } from '../formats/problem.ts';
import { parseStrictJson } from '../formats/strict-json.ts';
import { bytesOf } from '../formats/tree-in.ts';
import { readZip, type ZipTree } from '../formats/zip-in.ts';
import { canonical } from '../repositories/state.ts';
import { quietPace } from '../services/task.ts';
import { incomingRefusal, type Filler } from './fill.ts';
import { batchLine, batchLineSchema, documentLineSchema, operationLine, operationLineSchema } from './lines.ts';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  CODEBOOK,
  DOCUMENTS,
  MANIFEST,
  manifestSchema,
  OPERATIONS,
  originalEntry,
  type Manifest,
} from './manifest.ts';
import { tooNew } from './check-state.ts';
import { moved, type Plain } from './offsets.ts';
import { codebookLines, documentLines, manifestText } from './write.ts';

/** A bundle is stored as it is and read into memory whole. */
const LIMITS = { archive: 2 ** 31 - 1, unpacked: 2 ** 31 - 1 };

/**
 * Reads a bundle into a database that is being filled. Everything that it says is checked: the archive, the checksums, each
 * record and what it rests on, and at the end that writing what was read gives the same bytes, so that nothing in it was passed
 * over in silence. O(bytes).
 *
 * @throws Refusal `refused` with `FILE: what` or `FILE/ENTRY:LINE: what`; `newer`, `not_found`, `io`.
 */
export async function readBundle(source: FileSource, name: string, filler: Filler): Promise<void> {
  const tree = await readZip(named(source, name), { limits: LIMITS });
  const files = new Map(tree.files.map((file) => [file.path, file.source]));
  const refuse = (what: string): Refusal => incomingRefusal(name, what);
  const manifest = manifestIn(files.get(MANIFEST), name, tree);
  refuseEntries(manifest, files, refuse);
  try {
    await readTexts(entryOf(files, DOCUMENTS, refuse), filler);
    await readLog(entryOf(files, OPERATIONS, refuse), filler);
    for (const path of Object.keys(manifest.entries)) {
      const hash = path.slice(originalEntry('').length);
      if (path === originalEntry(hash)) filler.original(hash, bytesOf(entryOf(files, path, refuse)));
    }
    filler.finish();
  } catch (error) {
    throw error instanceof Problem ? refuse(error.message) : error;
  }
  await refuseOther(manifest, filler, refuse);
}

const named = (source: FileSource, name: string): FileSource =>
  source.kind === 'path' && source.path !== name ? { kind: 'bytes', name, bytes: bytesOf(source) } : source;

type Refuse = (what: string) => Refusal;
type Files = ReadonlyMap<string, FileSource>;

function entryOf(files: Files, path: string, refuse: Refuse): FileSource {
  const source = files.get(path);
  if (!source) throw refuse(`${path} is missing in it; ask for the bundle again`);
  return source;
}

function manifestIn(source: FileSource | undefined, name: string, tree: ZipTree): Manifest {
  const refuse = (what: string): Refusal => incomingRefusal(name, what);
  if (!source) {
    throw refuse(`it is an archive with ${tree.files.length} files, but no bundle: ${MANIFEST} is missing in it`);
  }
  const line = { file: `${name}/${MANIFEST}`, line: 1 };
  const text = new TextDecoder('utf-8').decode(bytesOf(source));
  const value = at(line, () => parseStrictJson(text));
  const { format, version } = { format: undefined, version: undefined, ...(value as object) };
  if (format !== BUNDLE_FORMAT) throw refuse(`${MANIFEST} does not say that it is a bundle of Claimwright`);
  if (typeof version === 'number' && version > BUNDLE_VERSION)
    throw new Refusal(
      'newer',
      `${name}: ${tooNew(`form ${String(version)}, this one reads up to ${BUNDLE_VERSION}`).message}`,
    );
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refusalAt(line, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}; ask for the bundle again`);
}

/** Whether the archive holds what the manifest says, byte for byte, and nothing besides. */
function refuseEntries({ entries }: Manifest, files: Files, refuse: Refuse): void {
  for (const path of [CODEBOOK, DOCUMENTS, OPERATIONS, ...Object.keys(entries)]) entryOf(files, path, refuse);
  for (const [path, source] of files) {
    if (path === MANIFEST) continue;
    const told = Object.hasOwn(entries, path) ? entries[path] : undefined;
    if (!told) throw refuse(`it holds ${path}, of which ${MANIFEST} says nothing`);
    const bytes = bytesOf(source);
    if (bytes.length !== told.bytes || sha256(bytes) !== told.sha256)
      throw refuse(
        `${path} is not what it was when the bundle was written (its checksum is another); ask for the bundle again`,
      );
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function readTexts(source: FileSource, filler: Filler): Promise<void> {
  for await (const line of wholeLines(source)) {
    at(line, () => {
      const { id, text, words } = shaped(documentLineSchema, valueOf(line.text));
      filler.text({ document: id, words, text });
    });
  }
}

async function readLog(source: FileSource, filler: Filler): Promise<void> {
  let open = 0;
  let place: Line | null = null;
  for await (const line of wholeLines(source)) {
    place = line;
    try {
      open = at(line, () => (open === 0 ? readBatch(line.text, filler) : readOperation(line.text, open, filler)));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'newer')
        throw new Refusal('newer', `${line.file}:${line.line}: ${error.message}`);
      throw error;
    }
  }
  if (open > 0 && place)
    throw refusalAt(place, `what belongs to the last batch is missing after it (${open}); ask for the bundle again`);
}

function readBatch(text: string, filler: Filler): number {
  const line = shaped(batchLineSchema, valueOf(text));
  const { batch: id, actor, at: stamp, name, operations, undoable, undoes = null } = line;
  const row = { id, actor, at: stamp, name, undoable: undoable ? 1 : 0, undoes } as const;
  refuseLoose(text, batchLine(row, operations));
  filler.batch(row);
  return operations;
}

function readOperation(text: string, open: number, filler: Filler): number {
  const { n, entity, record: id, base, after } = shaped(operationLineSchema, valueOf(text));
  const state = after === null ? null : canonical(inUtf16(entity, after, filler));
  const row = { n, entity, entity_id: id, base, after: state };
  filler.operation(row);
  refuseLoose(text, operationLine(row, filler.texts));
  return open - 1;
}

function inUtf16(entity: string, after: Plain, { texts }: Filler): Plain {
  try {
    return moved(entity, after, texts, 'log');
  } catch (error) {
    throw error instanceof RangeError ? new Problem(error.message) : error;
  }
}

/** A line of ours: canonical JSON. What is anything else is read once more, slowly, to say what is wrong with it. */
function valueOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !text.includes('\\u0000') && canonical(value) === text)
      return value;
  } catch {
    // Said below.
  }
  return parseStrictJson(text);
}

function refuseLoose(text: string, written: string): void {
  if (text !== written)
    throw new Problem('this line is not written as bundles are (RFC 8785); ask for the bundle again');
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

function shaped<T>(schema: Schema<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  throw new Problem(`${where}${issue?.message ?? ''}`);
}

/** Lines without a gap, the last one ended as the others are. */
async function* wholeLines(source: FileSource): AsyncGenerator<Line> {
  let next = 1;
  for await (const line of linesOf(source)) {
    if (line.line !== next) throw refusalAt({ file: line.file, line: next }, 'this line is blank');
    yield line;
    next += 1;
  }
  const bytes = bytesOf(source);
  if (bytes.length > 0 && bytes.at(-1) !== 0x0a)
    throw refusalAt(
      { file: source.kind === 'path' ? source.path : source.name, line: next - 1 },
      'this line has no end',
    );
}

/** What the log says must be what the other entries say. */
async function refuseOther(manifest: Manifest, filler: Filler, refuse: Refuse): Promise<void> {
  const { db, texts } = filler;
  const { entries } = manifest;
  const written = { [CODEBOOK]: codebookLines(db), [DOCUMENTS]: documentLines(db, texts, quietPace()) };
  for (const [path, lines] of Object.entries(written)) {
    const hash = createHash('sha256');
    try {
      for await (const line of lines) hash.update(line);
    } catch (error) {
      throw error instanceof Refusal ? refuse(`${path} holds a text of which ${OPERATIONS} says nothing`) : error;
    }
    if (hash.digest('hex') !== entries[path]?.sha256)
      throw refuse(`${path} does not say what ${OPERATIONS} says; ask for the bundle again`);
  }
  if (manifestText(db, entries) !== `${canonical(manifest)}\n`)
    throw refuse(`${MANIFEST} does not say what ${OPERATIONS} says; ask for the bundle again`);
}
