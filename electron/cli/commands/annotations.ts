import type { Command } from 'commander';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { offsetMap, type OffsetMap } from '../../../shared/text/convert.ts';
import type { Context } from '../context.ts';
import { json, table } from '../output.ts';
import { reading, type OpenProject } from '../workbench.ts';

/** `claimwright annotations`: lists a project's annotations, offsets in code points as in every file. */
export function addAnnotations(program: Command, context: Context): void {
  program
    .command('annotations')
    .description('list the annotations, in text order, with offsets in Unicode code points')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async (open) => {
        const annotations = await listed(open);
        context.out(options.json ? json({ annotations, offset_unit: 'codepoint' }) : toTable(annotations));
      }),
    );
}

/** An annotation as others see it: the fields of the native dataset, and its document. */
type Listed = ReturnType<typeof toListed>;

async function listed({ client }: OpenProject): Promise<readonly Listed[]> {
  const { documents } = await client.call('documents.list', {});
  const all: Listed[] = [];
  for (const { id, annotations } of documents) {
    if (Object.values(annotations).every((n) => n === 0)) continue;
    const { text, annotations: records } = await client.call('documents.read', { id });
    const map = offsetMap(text);
    all.push(...records.map((annotation) => toListed(annotation, map)));
  }
  return all;
}

function toListed(annotation: Annotation, map: OffsetMap) {
  const { id, document, layer, label, quote, attributes, fragments, note, confidence, claim, codebookVersion } =
    annotation;
  const { start, end } = extent(annotation);
  const parts = fragments.map((fragment) => [map.toCodePoint(fragment.start), map.toCodePoint(fragment.end)] as const);
  return {
    id,
    document,
    annotator: layer,
    label,
    start: map.toCodePoint(start),
    end: map.toCodePoint(end),
    ...(parts.length > 1 && { fragments: parts }),
    quote,
    attributes,
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
    ...(claim !== undefined && { claim }),
    codebook_version: codebookVersion,
    origin: annotation.origin.kind,
  };
}

const toTable = (annotations: readonly Listed[]): string =>
  table(
    ['DOCUMENT', 'START', 'END', 'LABEL', 'ANNOTATOR', 'QUOTE'],
    annotations.map(({ document, start, end, label, annotator, quote }) => [
      document,
      start,
      end,
      label,
      annotator,
      quote,
    ]),
  );
