// `npm run bench`: runs the measurements, prints them as a table and writes them as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from './result.mjs';

const PARTS = ['storage', 'formats', 'codebook', 'search', 'pane', 'window', 'copies', 'agreement', 'merge', 'quality'];
const HELP = `npm run bench -- [storage] [formats] [codebook] [search] [pane] [window] [copies] [agreement] [merge] [quality] [--big] [--json FILE]

  --big    the biggest cases, too: 1,000,000 annotations, 1,000,000 operations to merge, 5 MB of text with 100,000 spans
  --json   where the figures go as JSON (out/bench/results.json)
`;

const { values, positionals } = parseArgs({
  options: { big: { type: 'boolean', default: false }, json: { type: 'string' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.find((part) => !PARTS.includes(part));
if (values.help || unknown !== undefined) {
  console.error(unknown === undefined ? HELP : `There is no part "${unknown}".\n\n${HELP}`);
  process.exit(unknown === undefined ? 0 : 2);
}

/** @type {Record<string, import('./result.mjs').BenchResult[]>} */
const results = {};
for (const part of PARTS) {
  if (positionals.length > 0 && !positionals.includes(part)) continue;
  const start = performance.now();
  /** @type {{ run(options: { big: boolean }): Promise<import('./result.mjs').BenchResult[]> }} */
  const bench = await import(new URL(`${part}/bench.mjs`, import.meta.url).href);
  const measured = await bench.run({ big: values.big });
  if (measured.length === 0) throw new Error(`the part ${part} measured nothing`);
  results[part] = measured;
  console.log(`\n${part} (${((performance.now() - start) / 1000).toFixed(0)} s)\n\n${table(measured)}`);
}

const file = resolve(values.json ?? resolve(import.meta.dirname, '../../out/bench/results.json'));
mkdirSync(dirname(file), { recursive: true });
const machine = { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.versions.node };
writeFileSync(file, `${JSON.stringify({ machine, big: values.big, results }, null, 2)}\n`);
console.log(`\nas JSON: ${file}`);
