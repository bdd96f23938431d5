import { utf16 } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignRelation, TreeFile } from '../foreign.ts';
import { linesOf, nameOf } from '../lines.ts';
import { at, Problem } from '../problem.ts';
import type { AnnotatorContent, FileNames } from '../uima/documents.ts';
import { Body } from './body.ts';
import { layerOf, versionOf, type Layer, type Version } from './header.ts';
import { Marks, stacked } from './marks.ts';
import { References } from './references.ts';

/**
 * Reads a WebAnno TSV file, a line at a time. Linear.
 *
 * @throws Refusal with file and line; those of `linesOf`.
 */
export async function readTsvFile(
  { source }: TreeFile,
  names: FileNames,
  signal?: AbortSignal,
): Promise<AnnotatorContent> {
  const file = nameOf(source);
  let version: Version | null = null;
  let parser: Parser | null = null;
  const layers: Layer[] = [];
  let last = 1;
  for await (const { text, line } of linesOf(source, signal)) {
    last = line;
    at({ file, line }, () => {
      // Files that went through Windows end their lines with both.
      const plain = text.endsWith('\r') ? text.slice(0, -1) : text;
      if (plain.includes('\r'))
        throw new Problem('a carriage return stands in this line; in this format it is written as \\r');
      if (version === null) {
        version = versionOf(plain);
        return;
      }
      if (parser === null) {
        const columns = layers.reduce((n, layer) => n + layer.columns.length, 0);
        const layer = layerOf(plain, columns);
        if (layer) {
          layers.push(layer);
          return;
        }
        parser = new Parser(version, layers, columns);
      }
      parser.line(plain, line);
    });
  }
  return at({ file, line: last }, () => {
    const parsed: Parser = parser ?? new Parser(version ?? versionOf(''), layers, 0);
    return parsed.end(file, names);
  });
}

class Parser {
  readonly #layers: readonly Layer[];
  readonly #body: Body;
  readonly #marks = new Marks();
  readonly #references: References;

  constructor(version: Version, layers: readonly Layer[], columns: number) {
    this.#layers = layers;
    this.#body = new Body(version, columns);
    this.#references = new References(this.#marks, layers);
  }

  line(text: string, line: number): void {
    if (text.startsWith('#')) {
      this.#body.comment(text);
      return;
    }
    const row = this.#body.row(text, line);
    this.#references.row(row);
    for (const layer of this.#layers) {
      for (const said of stacked(row, layer)) {
        if (layer.kind === 'relation') this.#references.relation(row, layer, said);
        else if (layer.kind === 'chain') this.#references.chain(row, layer, said);
        else {
          const { mark, isNew } = this.#marks.add(row, layer, said);
          if (isNew) this.#references.slots(row, layer, mark, said.cells);
        }
      }
    }
  }

  end(file: string, { annotator, prefix }: FileNames): AnnotatorContent {
    const text = this.#body.end();
    const whose = annotator === undefined ? {} : { annotator };
    const links = this.#references.resolve((line, work) => at({ file, line }, work));
    const leftOut = new Map<string, number>();
    const annotations = this.#marks.all.flatMap((mark): ForeignAnnotation[] => {
      const { id, layer, start, end, attributes, line } = mark;
      if (start === end) {
        const what = `annotation ${layer.name} between two characters`;
        leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
        return [];
      }
      const fragments = [{ start: utf16(start), end: utf16(end) }];
      return [{ id: prefix + id, label: layer.name, fragments, attributes, ...whose, place: { file, line } }];
    });
    const relations = links.map(({ type, from, to, attributes, line }, i): ForeignRelation => ({
      id: `${prefix}relation ${i + 1}`,
      type,
      from: prefix + from.id,
      to: prefix + to.id,
      attributes,
      ...whose,
      place: { file, line },
    }));
    return { text, annotations, relations, leftOut };
  }
}
