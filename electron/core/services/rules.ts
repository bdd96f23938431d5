import { assertNever } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { ENTITIES, type Change } from '../../../shared/model/record.ts';
import { annotationsIn, annotationsOn } from '../repositories/annotations.ts';
import { listLayers, readCodebook } from '../repositories/small.ts';
import { textOf } from '../repositories/texts.ts';
import type { ReadDb } from '../db/types.ts';

/** Checks every change of one batch against what the project holds before it is applied. */
export interface Rules {
  /** @throws Refusal that says what is wrong with the change. */
  check(change: Change): void;
}

/** Makes the rules for one batch. What several changes ask for, such as a document's text, is read once. */
export function createRules(db: ReadDb): Rules {
  let last: { document: string; text: string } | null = null;
  let labels: ReadonlySet<string> | null = null;
  const layers = new Set<string>();

  function text(document: string): string {
    if (last?.document !== document) {
      const found = textOf(db, document);
      if (found === undefined) throw new Refusal('not_found', `There is no document ${document} in this project.`);
      last = { document, text: found };
    }
    return last.text;
  }

  function checkLabel(name: string): void {
    labels ??= new Set(readCodebook(db)?.labels.map((label) => label.name));
    if (!labels.has(name)) {
      throw new Refusal('invalid', `The codebook has no label "${name}". It has ${[...labels].join(', ')}.`);
    }
  }

  function checkLayer(id: string): void {
    if (layers.has(id)) return;
    for (const layer of listLayers(db)) layers.add(layer.id);
    if (!layers.has(id)) throw new Refusal('not_found', `There is no layer "${id}" in this project.`);
  }

  function checkEmptyLayer(id: string): void {
    layers.delete(id);
    const standing = annotationsIn(db, id);
    if (standing > 0) {
      throw new Refusal('conflict', `The layer "${id}" cannot be taken out: it holds ${standing} annotations.`, {
        standing,
      });
    }
  }

  function checkAnnotation(annotation: Annotation): void {
    checkLabel(annotation.label);
    checkLayer(annotation.layer);
    const of = text(annotation.document);
    for (const { start, end } of annotation.fragments) {
      if (end > of.length) {
        throw new Refusal(
          'invalid',
          `The span ${start} to ${end} ends after the text, which has ${of.length} characters.`,
        );
      }
      if (splitsPair(of, start) || splitsPair(of, end)) {
        throw new Refusal('invalid', `The span ${start} to ${end} cuts a character in two. Move its edge by one.`);
      }
    }
    const { start, end } = extent(annotation);
    const found = of.slice(start, end);
    if (found !== annotation.quote) {
      throw new Refusal(
        'conflict',
        `At ${start} to ${end} the text says "${shorten(found)}", not "${shorten(annotation.quote)}".`,
      );
    }
  }

  return {
    check(change) {
      if (change.after === null) {
        if (change.entity === 'layer') return checkEmptyLayer(change.id);
        if (change.entity !== 'document') return;
        const standing = annotationsOn(db, change.id);
        if (standing > 0) {
          throw new Refusal('conflict', `The document cannot be taken out: ${standing} annotations stand on it.`, {
            standing,
          });
        }
        return;
      }
      const parsed = ENTITIES[change.entity].schema.safeParse(change.after);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new Refusal(
          'invalid',
          `This ${change.entity} is not valid: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
        );
      }
      switch (change.entity) {
        case 'annotation':
          return checkAnnotation(change.after);
        case 'relation':
          return checkLayer(change.after.layer);
        case 'status':
          text(change.after.document);
          return checkLayer(change.after.layer);
        case 'document':
          text(change.id);
          return;
        case 'project':
        case 'codebook':
        case 'annotator':
        case 'layer':
          return;
        default:
          return assertNever(change);
      }
    },
  };
}

const splitsPair = (text: string, offset: number): boolean =>
  offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;

const shorten = (quote: string): string => (quote.length > 60 ? `${quote.slice(0, 57).toWellFormed()}…` : quote);
