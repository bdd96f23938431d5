import type { Translation } from '../translation.ts';
import type { views as english } from '../en/views.ts';

export const views: Translation<typeof english> = {
  label: '보기',
  annotate: '주석 달기',
  claims: '주장',
  search: '검색',
  statistics: '통계',
  codebook: '코드북',
  questions: '미해결 질문',
  history: '기록',
  dataset: '데이터셋',
  review: '검토',
  agreement: '일치도',
  go: '{{view}}(으)로 이동',
};
