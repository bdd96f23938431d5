import type { Translation } from '../translation.ts';
import type { session as english } from '../en/session.ts';

export const session: Translation<typeof english> = {
  opening: '여는 중…',
  lead: '텍스트의 주장에 주석을 달고 데이터세트로 내보냅니다. 모든 내용은 이 컴퓨터에만 저장됩니다.',
  openSample: '예제 열기',
  recent: '최근 항목',
  recentProjects: '최근 프로젝트',
  gone: '{{path}} (더 이상 없음)',
  forget: '목록에서 제거: {{name}}',
  cancel: '취소',
  name: '이름',
  file: '파일',
  who: {
    switch: '주석자 바꾸기',
    another: '다른 이름…',
    ask: '이름을 입력하십시오',
    title: '주석자',
    about:
      '모든 주석에는 작성자의 이름이 기록되어 나중에 작업을 비교하고 합칠 수 있습니다. 내보내기 전까지는 이 컴퓨터에만 저장됩니다.',
    later: '나중에',
    start: '주석 시작',
    save: '저장',
    hint: '이름, 머리글자 또는 별명을 입력하십시오.',
    handle: '데이터세트에 표시되는 이름: “{{handle}}”',
    question: '누구입니까?',
    same: '같은 사람이며 표기만 바꿉니다. 데이터세트에는 계속 “{{handle}}”로 표시됩니다.',
    other: '다른 사람이며 별도의 레이어를 사용합니다. 데이터세트에는 “{{handle}}”로 표시됩니다.',
    noName: '글자가 하나 이상 있는 이름을 입력하십시오.',
    noLetter: '파일에 기록할 수 있는 글자나 숫자가 없습니다. 다른 표기를 입력하십시오.',
    reserved: '데이터세트에서 “{{name}}”의 의미는 이미 정해져 있습니다. 다른 이름을 선택하십시오.',
  },
  make: {
    about: '프로젝트는 문서, 코드북, 모든 주석을 담은 파일 하나입니다.',
    create: '프로젝트 만들기',
    noName: '프로젝트 이름을 입력하십시오.',
    hint: '비워 두면 기본 폴더에 저장됩니다.',
  },
  open: {
    open: '열기',
    path: '프로젝트 파일 경로',
    noPath: '프로젝트 파일 경로를 입력하거나 아래에서 선택하십시오.',
  },
};
