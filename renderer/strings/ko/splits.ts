import type { Translation } from '../translation.ts';
import type { splits as english } from '../en/splits.ts';

export const splits: Translation<typeof english> = {
  command: '문서를 학습, 검증, 평가로 분할',
};
