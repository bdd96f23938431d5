import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { mappingSchema, type Mapping } from '../../shared/model/mapping.ts';
import { writeWhole } from './preferences.ts';

const fileSchema = z.object({ mappings: z.array(z.object({ key: z.string(), mapping: mappingSchema })) });
type Stored = z.infer<typeof fileSchema>['mappings'];

/** Mappings that are remembered at most; the one that was not used longest is forgotten first. */
const MOST = 100;

/** How foreign names were mapped before on this machine, by what {@link Mapping}s are remembered for. */
export interface MappingMemory {
  get(key: string): Mapping | undefined;
  remember(key: string, mapping: Mapping): void;
}

/** Opens the memory in a folder. A file that cannot be read as one is set aside under another name, never overwritten. */
export function openMappings(dataDir: string): MappingMemory {
  const file = join(dataDir, 'mappings.json');
  let stored: Stored | null = null;
  const all = (): Stored => (stored ??= read(file));
  return {
    get: (key) => all().find((one) => one.key === key)?.mapping,
    remember(key, mapping) {
      stored = [{ key, mapping }, ...all().filter((one) => one.key !== key)].slice(0, MOST);
      writeWhole(file, `${JSON.stringify({ mappings: stored })}\n`);
    },
  };
}

function read(file: string): Stored {
  if (!existsSync(file)) return [];
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).mappings;
  } catch {
    renameSync(file, `${file}.unreadable`);
    return [];
  }
}
