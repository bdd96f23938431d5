import type { find as english } from '../en/find.ts';
import type { Translation } from '../translation.ts';

export const find: Translation<typeof english> = {
  label: '이 문서에서 찾기',
  at: '{{count, number}}개 중 {{place, number}}번째',
  none: '찾지 못했습니다',
  matchCase: '대소문자 구분',
  wholeWords: '단어 단위로',
  next: '다음 결과',
  previous: '이전 결과',
  close: '결과를 선택하고 닫기',
};
