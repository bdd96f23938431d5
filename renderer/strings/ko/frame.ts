import type { Translation } from '../translation.ts';
import type { frame as english } from '../en/frame.ts';

export const frame: Translation<typeof english> = {
  version: '버전 {{version}}, Apache License 2.0.',
  about:
    '텍스트의 주장에 주석을 다는 작업대입니다. 네트워크를 사용하지 않으며, 프로젝트는 이 컴퓨터의 파일로 저장됩니다.',
  close: '닫기',
  documents: '문서',
  inspector: '세부 정보',
  drop: '텍스트, 폴더, 데이터세트를 여기에 놓으면 가져옵니다',
  documentsWidth: '문서 목록 너비',
  inspectorWidth: '세부 정보 너비',
  undoOf: '실행 취소: {{name}}',
  redoOf: '다시 실행: {{name}}',
  importReadOnly: '문서 가져오기: 읽기 전용 프로젝트입니다',
  shortcuts: {
    caret: '커서 이동',
    word: '단어 단위로 이동',
    extend: '선택 영역 확장',
    exact: '선택한 글자 그대로 주석 달기',
  },
  status: {
    label: '상태',
    saved: '저장됨',
    saving: '저장 중…',
    waiting: '아직 저장되지 않음',
    failed: '저장되지 않음',
    readOnly: '읽기 전용',
    tryAgain: '다시 시도',
    discard: '버리기',
    noAnnotator: '주석자 없음',
    annotator: '주석자: {{name}}',
    done_other: '문서 {{count}}개 중 {{done}}개 완료',
    character: '{{place}}번째 글자',
    selected_other: '{{count}}자 선택됨',
  },
  banner: {
    readOnly: '이 프로젝트는 읽기 전용으로 열려 있습니다. 읽기와 내보내기만 가능하며 변경할 수 없습니다.',
    noAnswer: 'Claimwright가 응답하지 않습니다.',
    unsaved_other: '변경 사항 {{count}}개가 이 창에만 있고 저장되지 않았습니다.',
    allSaved: '지금까지의 작업은 모두 저장되었습니다.',
    ended: '프로그램이 종료되었다면 다시 시작하십시오(npm start). 새 창에서 열리며, 이 창은 다시 연결되지 않습니다.',
    again: '저장되지 않은 작업은 새 창에서 다시 해야 합니다.',
    restart: '자동으로 다시 시도합니다. 해결되지 않으면 Claimwright를 닫고 다시 시작하십시오.',
    fault_other:
      'Claimwright 내부에 문제가 발생했습니다. 변경 사항 {{count}}개를 보관하고 있으며 자동으로 다시 시도합니다.',
    open: '프로젝트 열기',
    elsewhere_other:
      '“{{project}}” 프로젝트의 변경 사항 {{count}}개가 저장되지 않았습니다. 저장하려면 프로젝트를 다시 여십시오.',
  },
  leaving_other:
    '변경 사항 {{count}}개가 아직 저장되지 않았습니다. 먼저 상태 표시줄에서 저장하거나 버린 다음 다시 시도하십시오.',
};
