// Writes more than any small disk holds, and prints how it ended: run as a process of its own under a limit.
import { Refusal } from '../../shared/api/reply.ts';
import { writeFileAtomically } from '../../electron/core/formats/atomic.ts';

function* pieces(): Generator<string> {
  for (let i = 0; i < 64; i += 1) yield 'x'.repeat(64 * 1024);
}

const [path = ''] = process.argv.slice(2);
try {
  await writeFileAtomically(path, pieces(), { overwrite: true });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, details } = error;
  process.stdout.write(JSON.stringify({ code, message, details }));
}
