import type { Translation } from '../translation.ts';
import type { tables as english } from '../en/tables.ts';

export const tables: Translation<typeof english> = {
  rows_other: '{{count}}행',
  columns_other: '{{count}}열',
  separators: {
    comma: '쉼표로 구분',
    semicolon: '세미콜론으로 구분',
    tab: '탭으로 구분',
    bar: '세로줄로 구분',
  },
  noText: '텍스트가 있는 열을 선택하십시오.',
  chooseColumn: '열 선택',
  none: '없음',
  roles: {
    text: '텍스트',
    title: '제목',
    outlet: '매체',
    author: '저자',
    date: '날짜',
    url: '웹 주소',
    id: '행의 식별자',
  },
  metadata: '메타데이터로 남길 열',
  first_other: '처음 문서 {{count}}개',
};
