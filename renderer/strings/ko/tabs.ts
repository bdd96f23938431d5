import type { tabs as english } from '../en/tabs.ts';
import type { Translation } from '../translation.ts';

export const tabs: Translation<typeof english> = {
  label: '열린 문서',
  next: '다음 열린 문서',
  previous: '이전 열린 문서',
  close: '이 문서의 탭 닫기',
  closeOne: '탭 닫기: {{title}}',
  closeOthers: '다른 탭 닫기',
  goTo: '문서로 이동',
  goToField: '제목, 매체 또는 파일 이름',
  goToNone: '이 글자가 있는 문서가 없습니다. 글자를 지우면 더 보입니다.',
  isOpen: '열림',
};
