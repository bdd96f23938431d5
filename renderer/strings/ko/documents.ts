import type { Translation } from '../translation.ts';
import type { documents as english } from '../en/documents.ts';

export const documents: Translation<typeof english> = {
  title: '문서',
  filter: '문서 필터',
  reading: '문서 목록을 읽는 중…',
  emptyTitle: '아직 문서가 없습니다',
  empty: '텍스트나 Markdown 파일을 창에 끌어다 놓거나 <import/> 키를 누르십시오.',
  noMatchTitle: '일치하는 문서가 없습니다',
  noMatch: '“{{filter}}”: 제목, 매체, 파일 이름 어디에도 없습니다.',
  showAll: '모두 표시',
  untitled: '제목 없음',
  countSaid_other: '개 주석',
  sortBy: '정렬 기준',
  sortedBy: '정렬 기준: {{name}}',
  sorts: {
    added: '가져온 순서',
    title: '제목',
    length: '길이',
    annotations: '주석 수',
    status: '상태',
  },
  progress: { open: '시작 전', 'in progress': '진행 중', done: '완료', locked: '잠김' },
};
