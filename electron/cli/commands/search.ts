import type { Command } from 'commander';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Hit, SearchCursor } from '../../../shared/api/search.ts';
import { ordered, SORTS, type Sort } from '../../../shared/search/order.ts';
import { AREAS, type Area } from '../../../shared/search/query.ts';
import { offsetMap, type OffsetMap } from '../../../shared/text/convert.ts';
import { UsageError, type Context } from '../context.ts';
import { commaList } from '../list.ts';
import { count, json, oneLine, table } from '../output.ts';
import { reading, type OpenProject } from '../workbench.ts';

const PAGE = 1000;
/** Characters of context in the table, on each side. */
const CONTEXT = 40;

const DASH = `A query that begins with - stands behind --: claimwright search PROJECT -- '-weapons troops'`;

/** `claimwright search`: key words in context, offsets in code points as in every file. */
export function addSearch(program: Command, context: Context): void {
  program
    .command('search')
    .description(
      'find words, "phrases", prefix*, NEAR(a b, 5) and /regular expressions/; docs/search.md has the language',
    )
    .argument('<project>', 'project file')
    .argument('<query>', 'what to look for, as one argument')
    .option('--in <areas>', `where to look: ${AREAS.join(', ')}, with commas between them (text)`, commaList)
    .option(
      '--sort <by>',
      `in what order: ${SORTS.join(', ')}: as in the documents, by the words before, the hit, the words after`,
      'document',
    )
    .option('--json', 'as one JSON document')
    .usage('[options] <project> [--] <query>')
    .addHelpText('after', `\n${DASH}`)
    .configureOutput({
      outputError: (error, write) =>
        write(/unknown option '-[^-]/.test(error) ? `${error.trimEnd()}. ${DASH}\n` : error),
    })
    .action((project: string, query: string, options: { in?: readonly string[]; sort: string; json?: true }) => {
      const areas = options.in?.map(areaOf);
      const sort = sortOf(options.sort);
      return reading(context, project, (open) => {
        const hits = sort === 'document' ? found(open, query, areas) : sorted(found(open, query, areas), sort);
        return options.json ? writeJson(context, hits, query) : writeTable(context, hits);
      });
    });
}

function areaOf(name: string): Area {
  const area = AREAS.find((one) => one === name);
  if (area === undefined) throw new UsageError(`"${name}" is no place to search in; there are ${AREAS.join(', ')}`);
  return area;
}

function sortOf(name: string): Sort {
  const sort = SORTS.find((one) => one === name);
  if (sort === undefined) throw new UsageError(`"${name}" is no order; there are ${SORTS.join(', ')}`);
  return sort;
}

/** All hits in an order, which is known only when there are no more to come. */
async function* sorted(hits: AsyncIterable<Shown>, sort: Sort): AsyncGenerator<Shown> {
  const all: Shown[] = [];
  for await (const hit of hits) all.push(hit);
  yield* ordered(all, sort);
}

/** A hit as others see it. */
type Shown = ReturnType<typeof toShown>;

/** The hits, page by page: there may be more than fit into memory. */
async function* found(
  { client, task }: OpenProject,
  query: string,
  areas: readonly Area[] | undefined,
): AsyncGenerator<Shown> {
  const { documents } = await client.call('documents.list', {});
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  let after: SearchCursor | undefined;
  const maps = new Map<string, OffsetMap>();
  do {
    const asked = { query, layer: null, limit: PAGE, ...(areas && { in: [...areas] }), ...(after && { after }) };
    const { hits, next } = await task((id) => client.call('search.run', { ...asked, task: id })).catch(withPlace);
    for (const hit of hits) {
      let map = maps.get(hit.document);
      if (map === undefined) {
        const { text } = await client.call('documents.read', { id: hit.document });
        map = offsetMap(text);
        // Hits come document by document.
        maps.clear();
        maps.set(hit.document, map);
      }
      yield toShown(hit, titles.get(hit.document) ?? hit.document, map);
    }
    after = next ?? undefined;
  } while (after);
}

/** Says where in the query the problem is: a line has no underlining. */
function withPlace(error: unknown): never {
  const start = error instanceof Refusal ? error.details?.['start'] : undefined;
  if (!(error instanceof Refusal) || typeof start !== 'number') throw error;
  throw new Refusal(error.code, `At character ${start + 1} of the query: ${error.message}`, error.details);
}

function toShown({ area, document, start, end, left, hit, right, annotation }: Hit, title: string, map: OffsetMap) {
  return {
    ...(annotation && { annotation: annotation.id, annotator: annotation.layer, label: annotation.label }),
    document,
    end: map.toCodePoint(end),
    hit,
    in: area,
    left,
    right,
    start: map.toCodePoint(start),
    title,
  };
}

/** The same document as `json` of all at once. */
async function writeJson(context: Context, hits: AsyncIterable<Shown>, query: string): Promise<void> {
  let before = '{"hits":[';
  for await (const hit of hits) {
    context.out(before + json(hit).trimEnd());
    before = ',';
  }
  // A query that is refused has written nothing.
  if (before !== ',') context.out(before);
  context.out(`],${json({ offset_unit: 'codepoint', query }).slice(1)}`);
}

/** Columns are as wide as their widest cell: of a table, the lines are held, without the context that it does not show. */
async function writeTable(context: Context, hits: AsyncIterable<Shown>): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  const documents = new Set<string>();
  for await (const { document, start, end, label = '', annotator = '', left, hit, right, title } of hits) {
    const before = Array.from(oneLine(`${left}|`))
      .slice(-CONTEXT - 1, -1)
      .join('');
    const after = Array.from(oneLine(`|${right}`))
      .slice(1, CONTEXT + 1)
      .join('');
    rows.push([document, start, end, label, annotator, before.padStart(CONTEXT), hit, after, title]);
    documents.add(document);
  }
  const heads = ['DOCUMENT', 'START', 'END', 'LABEL', 'ANNOTATOR', 'LEFT', 'HIT', 'RIGHT', 'TITLE'];
  context.out(
    `${rows.length === 0 ? '' : `${table(heads, rows)}\n`}${count(rows.length, 'hit')} in ${count(documents.size, 'document')}\n`,
  );
}
