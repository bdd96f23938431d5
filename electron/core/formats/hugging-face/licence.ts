import type { DatasetCard } from '../../../../shared/model/dataset-card.ts';
import { REPEAT } from '../repeats.ts';
import { SHORT_QUOTE } from '../standoff/write.ts';
import type { TextForm } from '../format.ts';
import type { Plan } from './plan.ts';
import type { Yaml } from './yaml.ts';

/** SPDX identifiers that the Hub has under another name than their own in lower case. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'ODC-By-1.0': 'odc-by',
  'ODbL-1.0': 'odbl',
  'PDDL-1.0': 'pddl',
  'GPL-3.0-only': 'gpl-3.0',
  'GPL-3.0-or-later': 'gpl-3.0',
  'AGPL-3.0-only': 'agpl-3.0',
  'AGPL-3.0-or-later': 'agpl-3.0',
};

/** Those that are on the Hub's list in lower case: https://huggingface.co/docs/hub/repositories-licenses. */
const SAME_NAMES = new Set(
  [
    'Apache-2.0 MIT BSD-2-Clause BSD-3-Clause CC0-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0',
    'CC-BY-NC-2.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-ND-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-3.0',
    'CC-BY-NC-SA-4.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 Unlicense WTFPL',
  ].flatMap((line) => line.split(' ')),
);

/** The licence as the head of a card says it. What the Hub does not know goes by its own name. */
export function licenceFields({ licence }: DatasetCard): { readonly [key: string]: Yaml } {
  if (licence === undefined) return { license: 'unknown' };
  const known = OTHER_NAMES[licence] ?? (SAME_NAMES.has(licence) ? licence.toLowerCase() : undefined);
  if (known !== undefined) return { license: known };
  return { license: 'other', license_name: licence.toLowerCase(), license_link: 'LICENSE.md' };
}

/** Where the words of a licence are; null for one that SPDX does not know. */
export const licenceUrl = ({ licence }: DatasetCard): string | null =>
  licence === undefined || licence.startsWith('LicenseRef-') ? null : `https://spdx.org/licenses/${licence}.html`;

/** In which form texts go out, and how often they are quoted though they do not. */
interface TextsOut {
  readonly form: TextForm;
  readonly plan: Pick<Plan, 'repeats'>;
}

/** What of the texts is in a dataset that goes out without them, and what is not. */
export function textsOutside({ form, plan }: TextsOut): string {
  const { repeats } = plan;
  const quotes = form.quotes === 'short' ? ` Quotes of up to ${SHORT_QUOTE} characters are.` : '';
  const written =
    repeats === 0
      ? ''
      : ` ${repeats} ${repeats === 1 ? 'note, claim or attribute quotes' : 'notes, claims and attributes quote'} ${REPEAT} or more characters of them.`;
  return `The texts themselves are not in this dataset: documents are given by their title and the SHA-256 of their text.${quotes}${written}`;
}

/** `LICENSE.md`: what is under which licence. The words of the licence are at their own place. */
export function licenceFile(source: TextsOut & { readonly card: DatasetCard }): string {
  const { card } = source;
  const { licence, textRights, textRightsNote } = card;
  const url = licenceUrl(card);
  const texts = source.form.withoutText ? textsOutside(source) : 'They stand in `data/documents`.';
  const rights = {
    free: 'The texts may be shared under the terms below.',
    restricted: 'The texts may not be shared.',
    unknown: 'Nothing was said about the rights of the texts. Ask before you share them.',
  }[textRights ?? 'unknown'];
  return [
    '# Licence',
    '',
    '## Annotations',
    '',
    licence === undefined
      ? 'No licence was chosen. Ask before you use the annotations.'
      : `The annotations, the codebook and the documentation are licensed under ${licence}${url === null ? '.' : ` (<${url}>).`}`,
    '',
    '## Texts',
    '',
    `${rights} ${texts}`,
    ...(textRightsNote === undefined ? [] : ['', textRightsNote]),
    '',
  ].join('\n');
}
