import type { exchange as english } from '../en/exchange.ts';
import type { Translation } from '../translation.ts';

/** 다른 사람에게 줄 번들과 받은 것의 병합. */
export const exchange: Translation<typeof english> = {
  changes_other: '변경 {{count}}건',
  commands: {
    merge: '다른 사본 병합…',
    bundle: '다른 사람에게 줄 번들 내보내기…',
    conflicts: '병합한 사본의 충돌',
  },
  readOnly: '이 프로젝트는 읽기 전용으로 열려 있어 병합할 수 없습니다.',
  bundle: {
    title: '번들 내보내기',
    kind: 'Claimwright 번들',
    about: '이 프로젝트에서 한 모든 작업을 담은 파일 하나입니다. 다른 사람이 자기 사본에 병합합니다.',
    where: '이 컴퓨터에서 번들을 쓸 곳입니다.',
    originals: '원본 파일 포함',
    originalsHint: '본문을 읽어 온 PDF, Word 문서, 웹 문서입니다. 본문 자체는 항상 들어갑니다.',
    log: '번들에는 누가 언제 무엇을 했는지, 삭제한 것까지 모든 기록이 들어 있습니다. 받는 사람은 그것을 읽을 수 있습니다.',
    ask: '내보내기…',
    go: '내보내기',
    writing: '번들을 쓰는 중…',
    written: '번들을 썼습니다',
    ahead:
      '가장 늦은 변경의 시각이 {{day}}로, 지금보다 하루 넘게 앞섭니다. 그 변경을 한 곳의 시계가 틀렸습니다. 그날이 오기 전에는 다른 사람이 이 번들을 병합할 수 없습니다. 이 컴퓨터의 시계를 확인하세요. 시계가 맞으면 데이터셋으로 내보내 다른 사람이 가져오게 하세요.',
    next: '다른 사람에게 보내세요. 받은 사람은 “다른 사본 병합…”으로, 또는 창에 끌어다 놓아 병합합니다.',
  },
  merge: {
    title: '다른 사본 병합',
    about:
      '다른 사람의 번들(.cwb)이나 프로젝트 파일을 고르거나 여기에 끌어다 놓으세요. 무엇이 바뀔지 먼저 보여 줍니다.',
    choose: '파일 선택…',
    files: '병합할 번들과 프로젝트',
    reading: '읽고 확인하는 중…',
    merging: '병합하는 중…',
    others: '다른 파일…',
    go_other: '변경 {{count}}건 병합',
    goFiles_other: '원본 파일 {{count}}개 추가',
    apart: '각 파일은 이 프로젝트와만 비교합니다. 파일끼리 서로 다른 것은 병합 후 충돌 목록에 나옵니다.',
    safe: '백업한 뒤 전부 병합하거나 아무것도 하지 않습니다.',
    nothing: '새로운 것이 없습니다. 이 프로젝트에 모두 있습니다.',
    nothingElse: '읽을 수 있는 파일에는 새로운 것이 없습니다.',
    broken: '이 파일은 병합할 수 없습니다.',
    without_other: '병합할 수 없는 파일 {{count}}개는 빼고, 나머지를 백업한 뒤 전부 병합하거나 아무것도 하지 않습니다.',
    ahead:
      '이 프로젝트의 가장 늦은 변경의 시각이 {{day}}로, 지금보다 하루 넘게 앞섭니다. 그 변경을 한 곳의 시계가 틀렸습니다. 그날까지는 그 변경과 여기서 하는 모든 일이 충돌에서 이깁니다. 이 컴퓨터의 시계를 확인하세요.',
    readOnly: '이 프로젝트는 읽기 전용으로 열려 있습니다.',
    done_other: '변경 {{count}}건을 병합했습니다.',
    doneFiles_other: '원본 파일 {{count}}개를 추가했습니다.',
    doneConflicts_other: '결정할 충돌이 {{count}}건 있습니다.',
    doneBackup: '병합 전의 프로젝트는 백업에 있습니다.',
    backups: '백업',
    see: '충돌 보기',
  },
  plan: {
    new_other: '새 변경 {{count}}건',
    known_other: '이미 있는 것 {{count}}건',
    files_other: '새 원본 파일 {{count}}개',
    otherProject: '다른 프로젝트 “{{name}}”에서 옴',
    what: '대상',
    columns: { new: '새것', changed: '변경', identical: '같음', conflicting: '충돌' },
    documents: '새 문서',
    people: '새 주석자',
    andMore: '외 {{count}}개',
    codebook: '코드북',
    codebooks: {
      older: '상대의 것({{theirs}})이 더 오래되었습니다. 현재 것({{ours}})이 남습니다.',
      newer: '상대의 것({{theirs}})이 현재 것({{ours}})보다 새로워 그것으로 바뀝니다.',
      conflicting: '양쪽에서 바뀌었습니다(현재 {{ours}}, 상대 {{theirs}}). 결정해야 합니다.',
    },
    twice:
      '“{{handle}}”은(는) 두 컴퓨터에서 따로 만들어졌습니다. 두 사람이라면 병합하기 전에 한 사람이 다른 핸들을 써야 합니다. 그러지 않으면 두 사람의 작업이 한 레이어에 섞입니다.',
    unknownLabel_other:
      '주석 {{count}}개에 코드북에 없는 라벨 “{{label}}”이(가) 있습니다. 그대로 보관합니다. 코드북에 그 라벨을 추가한 뒤, 대신하게 된 라벨로 합치세요.',
    dangling_other: '관계 {{count}}개가 한쪽 끝을 잃었습니다. 그대로 보관합니다.',
    conflicts_other: '충돌 {{count}}건: 양쪽 모두 보관하며 나중에 결정합니다',
    hiddenConflicts: '블라인드 모드라서 무엇에 관한 것인지는 숨겨집니다.',
    moreConflicts: '외 {{count}}건은 병합 후 충돌 탭에 나옵니다.',
  },
};
