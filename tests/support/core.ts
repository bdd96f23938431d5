import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 as uuid } from 'uuid';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { WorkbenchEvent } from '../../shared/api/events.ts';
import { utf16 } from '../../shared/text/units.ts';
import { createCore } from '../../electron/core/app.ts';
import type { Core } from '../../electron/core/core.ts';
import { isStale } from '../../electron/launch/build.mjs';
import { temporaryFolder } from './project.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Variable with the folder that has the sample project of this run: told to the processes of the tests. */
export const SAMPLE_FOLDER = 'CLAIMWRIGHT_TEST_SAMPLE';
const SAMPLE_FILE = 'Sample project.claimwright';
/** As it was built, where that is up to date: every core that reads a text starts it, and it starts twice as fast as its sources. */
const parseThread = pathToFileURL(
  join(ROOT, isStale() ? 'electron/core/parse/entry.ts' : 'out/main/parse-thread.js'),
).href;
export const SEEDS = join(ROOT, 'seeds');

/** A real core on folders of its own, with the client that a window would have. */
export interface TestCore {
  readonly core: Core;
  readonly client: Client;
  readonly dataDir: string;
  readonly folder: string;
  readonly events: WorkbenchEvent[];
  /** Tags the first occurrence of a quote; answers the annotation's id. */
  tag(document: string, quote: string, label?: string): Promise<string>;
}

/** Without a folder it gets a new one, in which the sample project was made already: `project.sample` opens it. */
export async function testCore(dataDir = folderWithSample()): Promise<TestCore> {
  const folder = join(dataDir, 'projects');
  const core = await createCore({ dataDir, folder, seedsDir: SEEDS, version: '0.0.0', parseThread });
  const client = createClient({ call: core.call, subscribe: core.subscribe });
  const events: WorkbenchEvent[] = [];
  core.subscribe((event) => events.push(event));
  return {
    core,
    client,
    dataDir,
    folder,
    events,
    async tag(document, quote, label = 'CLAIM') {
      const { text } = await client.call('documents.read', { id: document });
      const start = utf16(text.indexOf(quote));
      const fragments = [{ start, end: utf16(start + quote.length) }];
      const id = uuid();
      await client.call('annotations.create', {
        batch: uuid(),
        annotations: [{ id, document, label, fragments, quote }],
      });
      return id;
    },
  };
}

function folderWithSample(): string {
  const folder = temporaryFolder();
  const made = process.env[SAMPLE_FOLDER];
  // Where the program looks for its own.
  if (made !== undefined) copyFileSync(join(made, SAMPLE_FILE), join(folder, SAMPLE_FILE));
  return folder;
}
