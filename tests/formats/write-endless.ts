// Writes more than any small disk holds, and prints how it ended and what is there: run as a process of its own under a limit.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFileAtomically } from '../../electron/core/formats/atomic.ts';
import { Refusal } from '../../shared/api/reply.ts';

function* pieces(): Generator<string> {
  for (let i = 0; i < 64; i += 1) yield 'x'.repeat(64 * 1024);
}

const [path = ''] = process.argv.slice(2);
try {
  await writeFileAtomically(path, pieces(), { overwrite: true });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, details } = error;
  const files = readdirSync(dirname(path));
  const kept = files.map((file) => readFileSync(`${dirname(path)}/${file}`, 'utf8'));
  process.stdout.write(JSON.stringify({ code, message, details, files, kept }));
}
