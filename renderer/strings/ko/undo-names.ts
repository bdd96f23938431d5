import type { Translation } from '../translation.ts';
import type { undoNames as english } from '../en/undo-names.ts';

export const undoNames: Translation<typeof english> = {
  tagMany_other: '주석 {{count}}개 추가',
  tag: '{{label}} 주석 추가',
  deleteMany_other: '주석 {{count}}개 삭제',
  delete: '{{label}} 주석 삭제',
  relabel: '레이블 변경: {{label}}',
  move: '{{label}} 주석 이동',
  setMany_other: '속성 {{count}}개 입력',
  set: '{{name}} 입력: {{value}}',
  clear: '{{name}} 지우기',
  annotation: '주석 편집',
  note: '메모 편집',
  reopen: '문서 완료 표시 해제',
  done: '문서 완료 표시',
  locked: '문서 잠금',
  describe: '문서 정보 편집',
  importTexts_other: '텍스트 {{count}}개 가져오기',
  importDatasets_other: '데이터세트 {{count}}개 가져오기',
  import: '{{file}} 가져오기',
  annotator: '주석자 추가',
  project: '프로젝트 만들기',
};
