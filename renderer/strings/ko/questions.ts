import type { Translation } from '../translation.ts';
import type { questions as english } from '../en/questions.ts';

/** 미해결 질문. */
export const questions: Translation<typeof english> = {
  list: '미해결 질문',
  all: '모든 깃발',
  missing: '값 누락',
  kind: '종류',
  document: '문서',
  allDocuments: '모든 문서',
  layer: '레이어',
  allLayers: '모든 레이어',
  count_other: '질문 {{count}}개',
  open_other: '미해결 질문 {{count}}개',
  loading: '미해결 질문을 읽는 중…',
  failed: '미해결 질문을 읽지 못했습니다. {{why}}',
  again: '다시 시도',
  noFlags: '표시된 주석이 없습니다. 값이 빠진 주석은 있습니다.',
  emptyTitle: '미해결 질문이 없습니다',
  empty:
    '주석으로 가서 <ask/> 키로 책임자에게 물을 것에 깃발을 달거나, <palette/>에서 “깃발: 불확실”을 찾으세요. 깃발을 단 것은 모두 여기에 나옵니다.',
  noneTitle: '해당 없음',
  none: '이 종류, 문서, 레이어에는 미해결 질문이 없습니다.',
  showAll: '모든 질문 보기',
  keys: '<enter/> 그곳으로 이동, <resolve/> 해결.',
  keysAgain: '코드북이 바뀌어 다시 볼 것은 라벨 키를 누르면 그 라벨을 받고 해결됩니다.',
  decided: '{{label}}: {{quote}}, 해결함',
  resolved: '해결함: {{quote}}',
  undo: '실행 취소',
  foreign: '{{layer}}의 레이어에 있습니다. {{layer}}만 해결할 수 있습니다.',
  gone: '이 주석은 더 이상 없습니다.',
};
