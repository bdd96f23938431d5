import type { Translation } from '../translation.ts';
import type { project as english } from '../en/project.ts';

export const project: Translation<typeof english> = {
  counting: '집계 중…',
  documents: '문서',
  characters: '글자',
  annotations: '주석',
  changes: '변경',
  label: '라벨',
  annotator: '주석자',
  done: '완료한 문서',
  verify: {
    about: '모든 텍스트를 해시와, 모든 인용을 텍스트와, 변경 기록을 그 결과와 비교합니다.',
    checking: '검사 중…',
    phases: {
      texts: '텍스트 검사 중…',
      history: '변경 기록 검사 중…',
      records: '레코드 검사 중…',
      index: '검색 색인 검사 중…',
      rebuild: '검색 색인을 다시 만드는 중…',
    },
    search:
      '검색 색인이 잘못되었습니다. 찾지 못하는 곳이 있거나 저장이 실패할 수 있습니다. 색인은 텍스트와 주석에서 만들며, 그것들은 바뀌지 않습니다.',
    rebuild: '색인 다시 만들기',
    again: '다시 검사',
    stopped: '검사가 끝나기 전에 중지되어 결과를 알 수 없습니다. 변경된 것은 없습니다.',
    changes_other: '변경 {{count}}건',
    ok: '이상이 없습니다. 검사한 항목: {{documents}}, {{annotations}}, {{changes}}.',
    found_other:
      '문제 {{count}}건을 발견했습니다. 계속하기 전에 프로젝트 파일을 복사해 두십시오. 변경된 것은 없습니다.',
    problems_other: '문제 {{count}}건',
  },
};
