import { assertNever } from '../../../shared/assert.ts';
import type { QualityKind } from '../../../shared/api/quality.ts';
import type { Facts } from './raw.ts';

/** A finding as one sentence in English, for the command line and for files. */
export function say(kind: QualityKind, label: string | null, facts: Facts): string {
  const of = (name: string): string => String(facts[name] ?? '');
  const it = label ?? 'documents';
  switch (kind) {
    case 'unknown_label':
      return `The codebook has no label ${it}.`;
    case 'retired_label':
      return `The label ${it} is retired.`;
    case 'missing_value':
      return `No answer to ${of('names')}, which the codebook asks for.`;
    case 'unfit_value':
      return `The answer to ${of('name')} ${of('problem')}.`;
    case 'unknown_attribute':
      return `${of('name')} is answered (${of('value')}), but the codebook does not ask it of ${it}.`;
    case 'retired_attribute':
      return `${of('name')} is answered (${of('value')}), but it is retired.`;
    case 'same_twice':
      return `${it} is there twice on the same text.`;
    case 'near_same':
      return `Another ${it} covers nearly the same text: "${of('other')}".`;
    case 'overlap':
      return `It crosses another ${it}: "${of('other')}".`;
    case 'nested':
      return `It lies inside another ${it}: "${of('other')}".`;
    case 'relation_end_gone':
      return `The ${of('type')} has lost ${of('ends') === 'both' ? 'both ends' : 'an end'}.`;
    case 'relation_not_allowed':
      return `The codebook allows no ${of('type')} from ${of('from')} to ${of('to')}${of('scope') === '' ? '' : ' in another document'}.`;
    case 'relation_unknown':
      return `The codebook has no relation ${of('type')}.`;
    case 'relation_retired':
      return `The relation ${of('type')} is retired.`;
    case 'blank_edge':
      return 'White space stands at an end of the span.';
    case 'half_word':
      return `An end cuts a word: "${of('whole')}" is whole.`;
    case 'punctuation_edge':
      return `"${of('mark')}" stands at an end of the span.`;
    case 'block_edge':
      return 'It goes over the end of a paragraph.';
    case 'length':
      return `${of('length')} characters; ${of('low')} to ${of('high')} are ordinary for ${it}${of('language') === '' ? '' : ` (${of('language')})`}, by ${of('n')} spans.`;
    case 'twin':
      return `The same words are a ${it} in ${of('labelled')} of ${of('places')} places, and not here.`;
    case 'flag':
      return `It is flagged ${of('flag').replace('_', ' ')}${of('text') === '' ? '' : `: ${of('text')}`}.`;
    case 'question':
      return `Its note asks something: ${of('note')}`;
    case 'card_empty':
      return `The claim card "${of('card')}" has no mention.`;
    case 'card_single':
      return `It is the only mention of the claim card "${of('card')}".`;
    case 'no_card':
      return `It is on no claim card, and the codebook puts ${it} on cards.`;
    case 'untouched':
      return `It is assigned to ${of('annotator')}, who has not begun.`;
    case 'no_work':
      return 'Nobody has annotated the document.';
    default:
      return assertNever(kind);
  }
}
