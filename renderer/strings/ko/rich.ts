import type { Translation } from '../translation.ts';
import type { rich as english } from '../en/rich.ts';

export const rich: Translation<typeof english> = {
  toolbar: '{{field}} 서식',
  bold: '굵게',
  italic: '기울임',
  code: '코드',
  heading2: '제목',
  heading3: '작은 제목',
  bulletList: '목록',
  orderedList: '번호 목록',
  blockquote: '인용',
  link: '링크',
  address: '링크 주소',
  addressHint: 'https:, http: 또는 mailto:로 시작합니다. 여기서는 표시만 되고 열리지 않습니다.',
  addressWrong: 'https:, http: 또는 mailto:로 시작하는 주소만 링크로 만들 수 있습니다.',
  setLink: '링크 설정',
  removeLink: '링크 제거',
  plain: '일반 텍스트',
  formatted: '서식',
  onlyPlain: '서식 편집기로는 그대로 보여 줄 수 없는 부분이 있어 일반 텍스트(CommonMark)로 편집합니다.',
  length: '{{max}}자 중 {{length}}자',
  tooLong: '넣지 않았습니다. 텍스트가 {{length}}자가 되는데 최대 {{max}}자입니다. 원래 내용은 그대로입니다.',
};
