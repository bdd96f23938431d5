import type { Translation } from '../translation.ts';
import type { reading as english } from '../en/reading.ts';

export const reading: Translation<typeof english> = {
  read: '읽은 내용:',
  part: '“{{part}}” → {{means}}',
  same: '“{{part}}”',
  convention: '“{{part}}”에는 값이 없어 관례에 따라 {{means}}',
  separator: '“{{part}}”: “{{language}}” 언어의 표기로 읽음 (문서에 언어가 지정되지 않음)',
  separatorOpen:
    '“{{part}}”의 기호는 천 단위 구분일 수도, 소수점일 수도 있습니다. 문서의 언어(메타데이터 “language”)를 지정하십시오',
  time: '기준 시점 “{{part}}”',
  placed: 'Enter: {{answer}} ({{count}}개 중 {{place}}, Alt+↓)',
  partly: 'Enter: {{answer}} … (단위?)',
  complete: '무엇을 센 것인지 나와 있지 않습니다. 수치 뒤에 쓰십시오.',
  kindFrom: 'Enter: “{{value}}” 선택 (“{{words}}”에서 읽음).',
  kindDefault: 'Enter: “{{value}}” 선택. 다른 말이 없습니다.',
  proposed: '제안됨',
  dateFrom: '“{{words}}”에서 읽음.',
  dateBeside: '같은 문장의 “{{words}}”에서 읽음. 이 부분의 시점이 맞는지 확인하십시오.',
  unsure: '관례에 따른 값입니다. 말로는 정해지지 않습니다.',
  open: '말로는 정해지지 않습니다. Alt+↓로 다른 해석을 봅니다.',
  normal: '≈ {{value}}',
  none: {
    'no-number': '숫자가 없습니다. 본문에 수치가 없으면 비워 두십시오. 누락으로 계속 표시됩니다.',
    date: '이 숫자는 날짜이며 수치가 아닙니다.',
    ordinal: '이 숫자는 순서이며 수치가 아닙니다.',
    name: '이 숫자는 이름의 일부입니다.',
    several: '범위가 아닌 여러 수치가 있습니다. 하나씩 따로 표시하십시오.',
    units: '한 수치에 두 가지 단위가 있습니다. 맞는 것을 쓰십시오.',
    long: '하나의 수치로 보기에는 깁니다. 숫자와 단위만 표시하십시오.',
  },
  noDate: {
    'no-reference': '발행일을 기준으로 한 시점인데 발행일이 없습니다. 문서의 날짜를 입력하십시오 (D, 게재).',
    'reference-vague': '문서의 날짜 {{date}}은(는) 이 말을 풀기에 정확하지 않습니다.',
    event: '사건을 기준으로 한 시점이라 달력만으로는 알 수 없습니다.',
    'no-day': '달력에 없는 날입니다.',
  },
};
