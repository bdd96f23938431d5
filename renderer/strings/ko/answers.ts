import type { Translation } from '../translation.ts';
import type { answers as english } from '../en/answers.ts';

export const answers: Translation<typeof english> = {
  yes: '예',
  no: '아니요',
  asked_other: '추가 질문 {{count}}개: {{names}}',
  unasked: '더 이상 묻지 않음: {{names}}',
  resting: '지금은 묻지 않음 (값은 유지됨)',
  retired: '폐기됨: 새 항목에는 묻지 않음',
  jump: '“{{name}}” 답하기',
  notADate:
    '저장되지 않음: 2024, 2024-10, 2024-10-28처럼 입력하십시오. 뒤의 ~는 대략, ?는 불확실, X는 알 수 없는 숫자, 2024-10-01/2024-10-28은 기간입니다.',
  date: {
    about: '{{date}}경',
    perhaps: '아마 {{date}}',
    aboutPerhaps: '아마 {{date}}경',
    interval: '{{from}}부터 {{to}}까지',
    open: '열림',
    unknown: '알 수 없음',
    unspecified: '{{date}} (X는 알 수 없는 숫자)',
    oneOf: '여러 날짜 중 하나',
    allOf: '여러 날짜',
    season: '{{year}}년 {{season}}',
    seasons: { s21: '봄', s22: '여름', s23: '가을', s24: '겨울', other: '구간 {{number}}' },
  },
  proposed: 'Enter: {{answer}}',
  entity: {
    known_other: '이 프로젝트에서 {{count}}회',
    offered: '이미 사용된 이름',
  },
  quantity: {
    name: '수치',
    hint: '한 줄로: >= 2 million rounds, ~10,000 troops, 10–12 days.',
    single: '값을 하나씩',
    problems: {
      number: '저장되지 않음: 10,000 또는 2 million처럼 숫자를 쓰고 앞에는 ~, >=, <=, 뒤에는 단위를 쓰십시오.',
      order: '저장되지 않음: 범위의 첫 숫자가 더 작아야 합니다.',
      comparator: '저장되지 않음: 코드북에 없는 비교 기호입니다. 사용 가능: {{names}}.',
      range: '저장되지 않음: 범위에는 >= 또는 <=를 쓸 수 없습니다.',
      unit: '저장되지 않음: 숫자 뒤가 또 다른 숫자처럼 시작합니다. 단위를 말로 쓰십시오.',
      two: '저장되지 않음: 숫자가 두 개입니다. 숫자마다 하나씩 QUANTITY 구간을 두 개 만드십시오.',
    },
  },
};
