import type { Translation } from '../translation.ts';
import type { teamwork as english } from '../en/teamwork.ts';

export const teamwork: Translation<typeof english> = {
  tabs: {
    adjudication: '조정',
    conflicts: '충돌',
    team: '팀',
    results: '수치',
    training: '훈련',
    quality: '품질',
    splits: '분할',
  },
  empty: '아직 아무것도 없습니다',
};
