import { Refusal } from '../../../../shared/api/reply.ts';
import type { Attributes } from '../../../../shared/model/annotation.ts';
import type { FileTree, ForeignDocument } from '../foreign.ts';
import { elementsOf } from '../json/array.ts';
import { Documents, type Draft } from '../json/documents.ts';
import { metadataFrom, shaped, type PlacedValue } from '../json/values.ts';
import { mergeInto, otherOfAnnotator } from '../merge.ts';
import { at, Problem } from '../problem.ts';
import { CONTROL } from './answers.ts';
import { isMin, minDraft } from './min.ts';
import { regionsOf } from './regions.ts';
import { taskSchema, type Task, type TaskAnnotation } from './shape.ts';

/**
 * Reads tasks of Label Studio: its export as JSON or JSON-MIN. Predictions, drafts and skipped annotations are left out and counted.
 *
 * @throws Refusal with file and line.
 */
// oxlint-disable-next-line typescript/require-await -- the file is read at once
export async function* readLabelStudio(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const documents = new Documents();
  let tasks = 0;
  for (const file of tree.files.filter(({ path }) => path.toLowerCase().endsWith('.json'))) {
    for (const placed of elementsOf(file, signal)) {
      tasks += 1;
      documents.add(at(placed.place, () => (isMin(placed.value) ? minDraft(placed) : draftOf(placed))));
    }
  }
  if (tasks === 0) throw new Refusal('refused', `${tree.name}: there are no tasks in it`, { file: tree.name });
  yield* documents.all();
}

function draftOf({ place, value }: PlacedValue): Draft {
  const task = shaped(taskSchema, value, 'this is not a task; a file of Label Studio is a list of tasks');
  const { key: textKey, text } = textOf(task);
  const { title, ...rest } = Object.fromEntries(Object.entries(task.data).filter(([name]) => name !== textKey));
  const leftOut = [...(task.predictions ?? []).map(() => 'prediction'), ...(task.drafts ?? []).map(() => 'draft')];
  const labels: Record<string, Attributes> = {};
  const annotations = [];
  const relations = [];
  for (const [n, annotation] of [...(task.annotations ?? []), ...(task.completions ?? [])].entries()) {
    if (annotation.was_cancelled === true) {
      leftOut.push('annotation that was skipped');
      continue;
    }
    const annotator = annotatorOf(annotation);
    const isOurs = annotation.result.some(({ id, from_name: name }) => id === CONTROL.annotator && name === id);
    const found = regionsOf(annotation.result, text, {
      annotator,
      place,
      prefix: `${place.file}:${place.line}:${n}:`,
      isOurs,
    });
    for (const one of found.annotations) annotations.push(one);
    for (const one of found.relations) relations.push(one);
    leftOut.push(...found.leftOut);
    if (Object.keys(found.said).length === 0) continue;
    const said = { ...labels[annotator ?? ''] };
    mergeInto(said, found.said, (name) => leftOut.push(otherOfAnnotator(name)));
    labels[annotator ?? ''] = said;
  }
  return {
    key: task.id === undefined || task.id === null ? `${place.file}:${place.line}` : String(task.id),
    text,
    title: typeof title === 'string' ? title.slice(0, 500) : undefined,
    metadata: metadataFrom({ ...task.meta, ...rest }),
    annotations,
    relations,
    labels,
    leftOut,
    place,
  };
}

/** The field of `data` that is the text: `text`, or the only text that there is. */
function textOf({ data }: Task): { key: string; text: string } {
  const texts = Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const [key, text] = texts.find(([name]) => name === CONTROL.text) ?? (texts.length === 1 && texts[0] ? texts[0] : []);
  if (key === undefined || text === undefined) {
    throw new Problem('data.text is missing; name the field that holds the text "text"');
  }
  if (text.trim() === '') throw new Problem('data.text is empty; a document has some text');
  return { key, text };
}

/** Who annotated: what we wrote ourselves, or the user's e-mail address, or their number. */
function annotatorOf({ completed_by: by, result }: TaskAnnotation): string | undefined {
  const own = result.find((item) => item.from_name === CONTROL.annotator && item.type === 'textarea')?.value?.['text'];
  const stated = Array.isArray(own) ? (own as unknown[])[0] : own;
  if (typeof stated === 'string' && stated !== '') return stated;
  if (by === undefined || by === null) return undefined;
  if (typeof by !== 'object') return String(by);
  const name = by.email ?? by.username ?? by.id;
  return name === undefined ? undefined : String(name);
}
