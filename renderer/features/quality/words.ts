import type { QualityFinding, QualityKind } from '../../../shared/api/quality.ts';
import { FLAG_KINDS } from '../../../shared/model/annotation.ts';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';

/** A kind of finding by its name. */
export const kindName = (kind: QualityKind): string => t(`quality.kinds.${kind}`);

/** A finding as one sentence with its reason. */
export function sentenceOf({ kind, label, facts }: QualityFinding): string {
  const values = { ...facts, label: label ?? '' };
  switch (kind) {
    case 'missing_value':
      return t('quality.say.missing_value', { names: String(facts['names']).split(', ').map(readable).join(', ') });
    case 'flag': {
      const flag = FLAG_KINDS.find((name) => name === facts['flag']) ?? 'look_again';
      const said = t(`flags.kinds.${flag}`);
      return facts['text'] === '' ? said : `${said}: ${String(facts['text'])}`;
    }
    case 'length':
      return t(facts['language'] === '' ? 'quality.say.length' : 'quality.say.lengthIn', values);
    case 'relation_end_gone':
      return t(facts['ends'] === 'both' ? 'quality.say.relation_ends_gone' : 'quality.say.relation_end_gone', values);
    case 'relation_not_allowed':
      return t(facts['scope'] === '' ? 'quality.say.relation_not_allowed' : 'quality.say.relation_too_far', values);
    default:
      return t(`quality.say.${kind}`, values);
  }
}
