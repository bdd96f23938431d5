import type { Translation } from '../translation.ts';
import type { spans as english } from '../en/spans.ts';

export const spans: Translation<typeof english> = {
  undo: '실행 취소',
  chooseFirst: '먼저 주석을 고르세요. 커서를 주석 안에 두고 Space를 누르거나 Tab으로 다음 주석으로 가세요.',
  notYours: '이 주석은 레이어 “{{layer}}”에 있습니다. 자신의 주석만 나누거나 합칠 수 있습니다.',
  cannotSplit: '커서를 주석 안의 두 단어 사이에 두세요. 여기서는 한쪽이 비게 됩니다.',
  split: '{{first}}와(과) {{second}}(으)로 나누었습니다. 관계는 앞부분에 남습니다.',
  splitWithNote: '{{first}}와(과) {{second}}(으)로 나누었습니다. 관계, 메모, 표시, 주장 카드는 앞부분에 남습니다.',
  splitting: '{{label}} 주석 나누기',
  noNext: '이 뒤에 합칠 수 있는 자신의 {{label}} 주석이 없습니다.',
  nothingToMerge: '합칠 것이 없습니다. 선택 영역에 같은 라벨을 가진 자신의 주석이 둘 이상 없습니다.',
  merged_other: '{{label}} 주석 {{count}}개를 하나로 합쳤습니다.',
  merging: '{{label}} 주석 합치기',
  differed: '{{name}} 값이 달랐습니다. {{lost}} 대신 {{kept}}을(를) 두었습니다.',
  claimsDiffered_other: '첫 주석의 주장 카드가 유지됩니다. 다른 {{count}}개는 다른 카드에 속해 있었습니다.',
  thereAlready: '같은 단어가 이미 {{label}}(으)로 표시되어 있습니다.',
  duplicating: '{{label}}(으)로 복제',
  duplicated: '{{label}}(으)로도 표시했습니다: {{quote}}',
  selected: '선택함: {{quote}}',
  commandSplit: '커서에서 주석 나누기',
  commandMerge: '같은 라벨의 다음 주석 또는 선택 영역의 주석 합치기',
  commandDuplicate: '주석을 {{label}}(으)로 복제',
  commandSelect: '주석의 단어 선택',
};
