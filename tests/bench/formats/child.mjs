// One format in a process of its own, so that its peak memory is nobody else's. Prints what it measured as JSON.
import { rmSync } from 'node:fs';
import { writeFileAtomically } from '../../../electron/core/formats/atomic.ts';
import { readDataset } from '../../../electron/core/formats/read-dataset.ts';
import { formatById } from '../../../electron/core/formats/table.ts';
import { treeAt } from '../../../electron/core/formats/tree-in.ts';
import { writeTreeAtomically } from '../../../electron/core/formats/tree-out.ts';
import { syntheticSource } from './source.mjs';

const [way = '', id = '', counted = '', path = ''] = process.argv.slice(2);
const count = Number(counted);
const format = formatById(id);
if (!format) throw new Error(`there is no format ${id}`);

/** In MB; the highest so far. */
const peak = () => (process.resourceUsage().maxRSS * 1024) / 1e6;

const source = syntheticSource(count, format);
const before = peak();
const start = performance.now();
const annotations = way === 'walk' ? await walk() : way === 'write' ? await write() : await read();
const ms = performance.now() - start;
if (annotations !== count) throw new Error(`${annotations} of ${count} annotations`);
console.log(JSON.stringify({ ms, memory: peak() - before }));

async function walk() {
  let found = 0;
  for await (const record of source.records()) found += record.annotations.length;
  return found;
}

async function write() {
  let found = 0;
  const counting = {
    ...source,
    async *records() {
      found = 0;
      for await (const record of source.records()) {
        found += record.annotations.length;
        yield record;
      }
    },
  };
  const { writer } = /** @type {import('../../../electron/core/formats/format.ts').Format} */ (format);
  if (!writer) throw new Error(`${id} is not written`);
  if (writer.shape === 'tree') {
    const files = async function* () {
      yield* writer.write(counting);
    };
    await writeTreeAtomically(path, files(), { overwrite: false });
    return found;
  }
  const pieces = async function* () {
    for await (const file of writer.write(counting)) yield* file.pieces;
  };
  await writeFileAtomically(path, pieces(), { overwrite: false });
  return found;
}

async function read() {
  const { native, reader } = /** @type {import('../../../electron/core/formats/format.ts').Format} */ (format);
  let found = 0;
  if (native) {
    const options = {
      labels: source.codebook.labels.map(({ name }) => name),
      relationTypes: source.codebook.relations.map(({ name }) => name),
      codebookVersion: source.codebook.version,
    };
    const spool = `${path}.spool`;
    const read = await readDataset({ format: id, source: { kind: 'path', path }, spool, ...options });
    rmSync(spool);
    return read.annotations;
  }
  for await (const document of reader?.read(treeAt(path)) ?? []) found += document.annotations.length;
  return found;
}
