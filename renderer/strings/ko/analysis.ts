import type { Translation } from '../translation.ts';
import type { analysis as english } from '../en/analysis.ts';

export const analysis: Translation<typeof english> = {
  layer: '레이어',
  allLayers: '모든 레이어',
  cards: '카드',
  matrix: '출처별',
  figures: '시간에 따른 수치',
  sources: '출처와 기원',
  copies: '반복되는 구절',
  nothing: '아직 표시할 것이 없습니다',
};
