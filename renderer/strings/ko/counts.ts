import type { Translation } from '../translation.ts';
import type { counts as english } from '../en/counts.ts';

export const counts: Translation<typeof english> = {
  words_other: '단어 {{count}}개',
  characters_other: '{{count}}자',
  annotations_other: '주석 {{count}}개',
  relations_other: '관계 {{count}}개',
  documents_other: '문서 {{count}}개',
  labels_other: '라벨 {{count}}개',
  bytes_other: '{{count}}바이트',
  missing_other: '미입력 {{count}}개',
  someOf: '{{all}}개 중 {{some}}개',
};
