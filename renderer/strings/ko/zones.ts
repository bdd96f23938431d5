import type { Translation } from '../translation.ts';
import type { zones as english } from '../en/zones.ts';

export const zones: Translation<typeof english> = {
  inside: '제외 구역 안',
  insideLong: 'EXCLUDED 구역 안에 있어 집계에서 제외됩니다',
  tagged: 'EXCLUDED 구역 안에서 {{label}}(으)로 표시했습니다. 집계에서는 제외됩니다.',
  leftOut_other: 'EXCLUDED 구역 안의 주석 {{count}}개는 집계하지 않았습니다.',
};
