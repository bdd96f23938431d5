import type { help as english } from '../en/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<typeof english> = {
  quiet: '본문만 보기',
  quietOn: '본문과 라벨만 표시합니다. Esc를 누르면 나머지가 돌아옵니다.',
  quietOff: '창 전체로 돌아가기',
  title: '도움말',
  command: '도움말',
  filter: '도움말에서 찾기',
  none: '도움말에 이 낱말이 없습니다.',
  tourButton: '둘러보기 시작',
  keysButton: '모든 단축키',
  offer: '처음이십니까? 이 기사들로 첫 단계를 2분 동안 안내합니다.',
  offerStart: '둘러보기 시작',
  offerLater: '나중에',
  later: '둘러보기는 도움말(F1)에서 언제든 시작할 수 있습니다.',
  tour: {
    label: '둘러보기',
    command: '둘러보기 시작',
    step: '{{count}}단계 중 {{place}}단계',
    next: '다음',
    nextStep: '둘러보기의 다음 단계',
    back: '이전',
    skip: '둘러보기 끝내기',
    end: '완료',
    done: '둘러보기를 마쳤습니다',
    documentsTitle: '기사 목록',
    documents:
      '프로젝트의 모든 글이 진행 상태와 함께 이 목록에 있습니다. 글을 누르거나, / 키를 누르고 제목의 글자를 입력하거나, 어디서든 Ctrl+P를 누르십시오.',
    textTitle: '주장을 표시합니다',
    text: '본문을 누르고 S 키를 누르면 커서가 있는 문장이 선택됩니다. 한 번 더 누르면 문단이 선택됩니다. 낱말을 끌어서 선택하면 단어 전체로 넓어집니다.',
    labelsTitle: '라벨을 붙입니다',
    labels:
      '1을 누르면 선택한 부분이 CLAIM이 되고, 다른 라벨은 각자의 키가 있습니다. 저장됨이라고 표시된 것은 디스크에 있습니다.',
    inspectorTitle: '더 자세히 적습니다',
    inspector:
      '본문에서 Enter를 누르면 이곳으로 옵니다. 코드북의 질문에 숫자와 글자로 답하십시오. Enter를 누르면 다음 질문으로, 마지막에는 본문으로 돌아갑니다.',
    paletteTitle: '모든 명령에는 이름이 있습니다',
    palette:
      'Ctrl+K를 누르면 글자 몇 개로 명령을 찾습니다. ? 키는 모든 단축키를, F1은 이 도움말을 보여 줍니다. Ctrl+Z는 다시 시작한 뒤에도 무엇이든 되돌립니다.',
    doneTitle: '다음 기사로',
    finish:
      'Ctrl+Enter를 누르면 기사를 완료로 표시하고 다음 기사를 엽니다. Ctrl+E는 데이터셋을 내보냅니다. 둘러보기는 도움말에서 다시 볼 수 있습니다.',
  },
  topics: {
    firstTitle: '첫 주석',
    first:
      '본문에 커서를 두고 S 키로 문장을 선택하거나 낱말을 끌어서 선택한 다음, CLAIM은 1처럼 라벨의 키를 누르십시오. Tab과 Shift+Tab으로 주석 사이를 오가고, Enter로 인스펙터를 열고, Esc로 돌아갑니다. Ctrl+Z는 무엇이든 되돌립니다.',
    attributesTitle: '속성',
    attributes:
      '코드북은 주석에 대해 질문합니다. 별표는 필수 질문입니다. 글자와 숫자로 값을 고르고 화살표로 이동하며 Enter로 다음으로 갑니다. 답이 없어도 작업은 막히지 않으며, 주석 목록에 그 수가 표시됩니다.',
    edgesTitle: '경계와 조각',
    edges:
      '[ 와 ] 는 주석의 시작을, { 와 } 는 끝을 단어 단위로 옮깁니다. Alt와 함께 누르면 글자 단위입니다. 낱말을 더 선택하고 Shift+Enter를 누르면 조각으로 추가되고, Shift+Delete는 커서에 있는 조각을 없앱니다.',
    relationsTitle: '관계와 주장 카드',
    relations:
      'R 키는 현재 주석을 이 문서나 다른 문서의 주석과 연결합니다. C 키는 같은 내용을 말하는 다른 문서의 언급과 함께 주장을 주장 카드에 넣습니다.',
    codebookTitle: '코드북',
    codebook:
      '라벨, 속성, 관계, 지침은 코드북 보기에 있습니다. 이를 바꾸면 수를 세어 미리 보여 준 뒤 주석도 함께 바뀌며, 한 번에 되돌릴 수 있습니다. 코드북을 바꾸어도 아무것도 삭제되지 않습니다.',
    safetyTitle: '안전과 기록',
    safety:
      '상태 표시줄에 저장됨이 나타나기 전에 모든 변경은 디스크에 있습니다. 실행 취소에는 제한이 없고 다시 시작해도 남아 있습니다. 기록은 누가 무엇을 바꾸었는지 보여 주고, 주석의 이전 상태를 되살립니다. 백업은 저절로 만들어집니다.',
    readingTitle: '편하게 읽기',
    reading:
      '설정(Ctrl+,)에서 글자 크기, 줄 길이, 글꼴, 읽는 방향, 테마, 단축키를 바꿉니다. F9는 본문만 보여 주고, Ctrl+F는 문서에서 찾습니다.',
    exportTitle: '데이터 내보내기',
    export:
      'Ctrl+E는 데이터셋을 native JSONL로 씁니다. 내용이 같으면 바이트도 같고 오프셋은 Python에서 그대로 맞습니다. 이 형식에 담을 수 없는 것은 미리 알려 줍니다.',
  },
};
