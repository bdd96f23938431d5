import type { Client } from '../../shared/api/client.ts';
import { UsageError } from './context.ts';

/** Sees to it that a format exists and can go the wanted way. @throws UsageError which names those that can */
export async function requireFormat(client: Client, format: string, way: 'read' | 'write'): Promise<void> {
  const formats = await client.call('formats.list', {});
  const able = formats.filter((candidate) => candidate[way]).map(({ id }) => id);
  if (able.includes(format)) return;
  const verb = way === 'read' ? 'imported' : 'exported';
  throw new UsageError(`--format "${format}" is none that can be ${verb}. There are: ${able.join(', ')}`);
}

/** Sees to it that what is written in a format can be read again and compared. @throws UsageError before anything is written */
export async function requireProvable(client: Client, format: string): Promise<void> {
  const formats = await client.call('formats.list', {});
  if (formats.some(({ id, read }) => id === format && read)) return;
  throw new UsageError(
    `--prove: ${format} is only written and never read, so that nothing could be proven. Leave --prove out`,
  );
}
