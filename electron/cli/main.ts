import { programParts } from '../core/places.ts';
import { listenToInterrupts } from './interrupt.ts';
import { run } from './program.ts';

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(process.argv.slice(2), {
  parts: programParts(import.meta.url),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY,
  interrupt: listenToInterrupts(),
  exitWith: () => {},
});
