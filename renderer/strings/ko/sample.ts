import type { sample as english } from '../en/sample.ts';
import type { Translation } from '../translation.ts';

/** The annotation that comes with the seed articles. */
export const sample: Translation<typeof english> = {
  button: '예시',
  title_other: '본문에 예시 주석을 보이거나 숨깁니다. 주석 {{count}}개',
  command: '예시 주석 보기 또는 숨기기',
  shown: '본문에 예시 주석을 표시합니다',
  hidden: '본문에 예시 주석을 더 이상 표시하지 않습니다',
};
