import type { conflicts as english } from '../en/conflicts.ts';
import type { Translation } from '../translation.ts';

/** 병합 뒤에 결정할 것. */
export const conflicts: Translation<typeof english> = {
  reading: '충돌을 읽는 중…',
  none: '충돌 없음',
  about:
    '프로젝트의 두 사본이 같은 것을 서로 다르게 바꾸었으면 병합할 때 둘 다 보관합니다. 나중 것이 적용되고, 다른 것은 누군가 결정할 때까지 여기에 나옵니다.',
  noMatch: '맞는 충돌이 없습니다',
  list_other: '충돌 {{count}}건',
  tab: '충돌 ({{count}})',
  detail: '양쪽 내용',
  what: '다른 점',
  decide: '결정',
  everyKind: '모든 종류',
  person: '변경한 사람',
  stands: '현재 적용됨',
  willStand: '적용될 것',
  other: '다른 쪽',
  you: '{{name}} (나)',
  deleted: '삭제됨',
  needed: '다른 쪽에서 삭제되었지만, 다른 작업에 필요하므로 남아 있습니다.',
  keep: '이것을 유지',
  take: '이것을 선택',
  takeDeletion: '삭제',
  goTo: '본문으로 이동',
  all_other: '표시된 {{count}}건 모두 (A):',
  rules: {
    standing: '현재 것 유지 ({{count}})',
    others: '다른 쪽 선택 ({{count}})',
    mine: '내 것 선택 ({{count}})',
  },
  deciding_other: '충돌 {{count}}건 결정',
  kept: '현재 것을 유지함: {{subject}}',
  taken: '다른 쪽을 선택함: {{subject}}',
  left_other: '다른 쪽이 여럿인 {{count}}건은 남겨 두었습니다.',
  decided_other: '충돌 {{count}}건을 결정함',
};
