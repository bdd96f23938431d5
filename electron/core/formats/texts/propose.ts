import type { TableChoice } from '../../../../shared/model/table-choice.ts';
import { clearDate } from './dates.ts';
import type { Survey, SurveyedColumn } from './survey.ts';

type Role = Exclude<keyof TableChoice, 'metadata' | 'text'>;

/** Names by which columns are known, without case, blanks and punctuation; the likelier one first. */
const NAMES: Readonly<Record<Role | 'text', readonly string[]>> = {
  text: ['text', 'body', 'fulltext', 'articletext', 'articlebody', 'maintext', 'content', 'article', 'transcript', '본문', '내용', '기사'],
  title: ['title', 'headline', 'heading', 'articletitle', 'subject', '제목', '기사제목'],
  url: ['url', 'link', 'uri', 'href', 'articleurl', 'permalink', 'sourceurl', '주소', '링크'],
  date: ['date', 'published', 'publishedat', 'publicationdate', 'publishdate', 'pubdate', 'datepublished', 'datetime', 'created', 'createdat', '날짜', '일자', '작성일', '게시일'],
  outlet: ['outlet', 'publisher', 'newspaper', 'publication', 'source', 'sourcename', 'media', 'medium', 'site', 'sitename', 'domain', '언론사', '매체', '출처'],
  author: ['author', 'authors', 'byline', 'writer', 'creator', 'journalist', 'reporter', '기자', '저자', '작성자'],
  id: ['id', 'docid', 'documentid', 'articleid', 'uid', 'uuid', 'guid', 'key', '번호'],
}; // oxfmt-ignore

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Which columns are likely to be what: the text is the longest column, or one with the name of a text that is at least half as long; the others are
 * known by their names, web addresses and dates by what they say. Every column that means nothing, and the one of the ids, is metadata. Pure.
 */
export function proposeChoice({ columns }: Survey): TableChoice {
  const filled = columns.filter((column) => column.filled > 0);
  const text = textColumn(filled);
  const taken = new Set<string>(text === null ? [] : [text]);
  const take = (role: Role, fits: (column: SurveyedColumn) => boolean): string | null => {
    const free = filled.filter(({ name }) => !taken.has(name));
    const named = NAMES[role].flatMap((known) => free.find(({ name }) => plainName(name) === known) ?? [])[0];
    const found = named ?? (role === 'url' || role === 'date' ? free.find(fits) : undefined);
    if (found) taken.add(found.name);
    return found?.name ?? null;
  };
  const never = (): boolean => false;
  const choice = {
    title: take('title', never),
    url: take('url', ({ samples }) => samples.every((sample) => /^https?:\/\/\S+$/.test(sample))),
    date: take('date', ({ samples }) => samples.every((sample) => /\D/.test(sample) && clearDate(sample) !== null)),
    outlet: take('outlet', never),
    author: take('author', never),
    id: take('id', never),
  };
  return {
    text,
    ...choice,
    metadata: filled.map(({ name }) => name).filter((name) => !taken.has(name) || name === choice.id),
  };
}

const average = ({ length, filled }: SurveyedColumn): number => length / Math.max(1, filled);

function textColumn(columns: readonly SurveyedColumn[]): string | null {
  const [longest] = columns.toSorted((a, b) => average(b) - average(a));
  if (!longest) return null;
  const named = NAMES.text.flatMap((known) => columns.find(({ name }) => plainName(name) === known) ?? [])[0];
  return named && 2 * average(named) >= average(longest) ? named.name : longest.name;
}
