import type { Translation } from '../translation.ts';
import type { errors as english } from '../en/errors.ts';

export const errors: Translation<typeof english> = {
  noAnswer: 'Claimwright가 응답하지 않습니다. 저장된 내용은 안전하며, 자동으로 다시 시도합니다.',
  unreadable: '이 창이 읽을 수 없는 응답을 받았습니다. 저장된 내용은 안전합니다. 창을 새로 고치십시오.',
  otherProject: '그동안 다른 프로젝트가 열렸습니다. 확인한 다음 계속하십시오.',
  refused: {
    invalid: '잘못된 입력입니다: {{message}}',
    not_found: '찾을 수 없습니다: {{message}}',
    conflict: '지금은 할 수 없습니다: {{message}}',
    refused: '거부되었습니다: {{message}}',
    exists: '이미 있습니다: {{message}}',
    locked: '다른 곳에서 사용 중입니다: {{message}}',
    read_only: '읽기 전용입니다: {{message}}',
    not_a_project: '프로젝트가 아닙니다: {{message}}',
    damaged: '손상되었습니다: {{message}}',
    newer: '더 새로운 버전으로 만든 것입니다: {{message}}',
    no_project: '열린 프로젝트가 없습니다: {{message}}',
    other_project: '다른 프로젝트가 열려 있습니다: {{message}}',
    disk_full: '디스크 공간이 부족합니다: {{message}}',
    io: '파일을 읽거나 쓸 수 없습니다: {{message}}',
    cancelled: '취소되었습니다: {{message}}',
    unknown_procedure: '지원하지 않는 작업입니다: {{message}}',
    internal: '내부 오류입니다: {{message}}',
  },
};
