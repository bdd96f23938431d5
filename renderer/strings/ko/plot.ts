import type { Translation } from '../translation.ts';
import type { plot as english } from '../en/plot.ts';

export const plot: Translation<typeof english> = {
  show: '보기',
  plot: '그래프',
  table: '표',
  save: '저장',
  saveSvg: '“{{title}}”을(를) SVG로 저장',
  savePng: '“{{title}}”을(를) PNG로 저장',
  saveCsv: '“{{title}}”의 데이터를 CSV로 저장',
  saved: '{{path}}(으)로 저장했습니다.',
  more_other: '나머지 {{count}}개 행은 CSV 파일에 있습니다.',
  marks: '화살표 키로 표시 사이를 이동하고, Enter로 그 뒤의 주석을 엽니다.',
};
