import type { ChainSource } from '../../../shared/claims/chain-facts.ts';
import type { Independence, OriginGroup, Resting } from '../../../shared/claims/independence.ts';
import type { GraphWords } from '../../../shared/claims/origin-graph.ts';
import type { Origin } from '../../../shared/claims/origins.ts';
import { earliestOf } from '../../../shared/text/edtf-bounds.ts';
import { dateInWords } from '../../strings/dates.ts';
import { language, t } from '../../strings/t.ts';

/** "5 mentions in 3 documents rest on 2 origins." */
export const summaryOf = ({ mentions, documents, origins }: Independence): string =>
  t('sources.summary', {
    mentions: t('sources.usage.mentions', { count: mentions }),
    documents: t('sources.usage.documents', { count: documents }),
    origins: t('sources.origins', { count: origins }),
  });

/** The name of an origin, or that it has none. */
export const originName = ({ name }: Pick<Origin, 'name'>): string => (name === '' ? t('sources.nobody') : name);

/** What an origin is, or why it does not count. */
export function originDetail({ origin, counts, whole }: OriginGroup): string {
  if (whole !== null) return t('sources.part', { whole: whole.name });
  if (counts === 'sameText') return t('sources.sameText');
  switch (origin.kind) {
    case 'source':
      return origin.source === null ? '' : t(`sources.kinds.${origin.source.kind}`);
    case 'named':
      return t('sources.notInRegistry');
    case 'text':
      return t('sources.ownText');
    default:
      return t(`sources.why.${origin.why ?? 'unsaid'}`);
  }
}

/** Who passed something on, as the annotation has it. */
export const sourceName = (source: ChainSource): string => source.names[0] ?? source.quote;

/** Where a mention stands: outlets and title, else the title and when it was published first, in words. */
export function textName({ mention }: Pick<Resting, 'mention'>): { readonly name: string; readonly detail: string } {
  const { title, publications } = mention.document;
  const outlets = [...new Set(publications.flatMap(({ outlet }) => outlet ?? []))];
  return outlets.length > 0
    ? { name: new Intl.ListFormat(language(), { type: 'unit' }).format(outlets), detail: title }
    : { name: title, detail: dateOf(mention.document) };
}

/** The same with the date in any case, in a line for what comes after the name. */
export function textDetails(one: Pick<Resting, 'mention'>): readonly string[] {
  const { detail } = textName(one);
  return [...new Set([detail, dateOf(one.mention.document)])].filter((part) => part !== '');
}

function dateOf({ publications }: Resting['mention']['document']): string {
  const date = earliestOf(publications.flatMap((one) => one.date ?? []));
  return date === null ? '' : (dateInWords(date) ?? date);
}

/** What the graph says. */
export const graphWords = (): GraphWords => ({
  origin: originDetail,
  relay: ({ role }) => role?.replaceAll('_', ' ') ?? '',
  text: textName,
  end: ({ mention }) => ({ name: mention.mention.quote, detail: '' }),
  nobody: t('sources.nobody'),
});
