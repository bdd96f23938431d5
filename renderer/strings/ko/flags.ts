import type { Translation } from '../translation.ts';
import type { flags as english } from '../en/flags.ts';

/** 깃발. */
export const flags: Translation<typeof english> = {
  title: '깃발',
  kinds: {
    ask_lead: '책임자에게 질문',
    unsure: '불확실',
    look_again: '다시 보기',
  },
  placeholders: {
    ask_lead: '질문 (필요하면)',
    unsure: '무엇이 의심스러운지',
    look_again: '무엇을 볼지',
  },
  resolve: '해결',
  set: '{{kind}}: 깃발을 달았습니다',
  resolved: '{{kind}}: 해결했습니다',
  write: '깃발',
  sign: '깃발',
  card: '카드',
  onA: '지정: ',
  commandAsk: '깃발: 책임자에게 질문',
  commandUnsure: '깃발: 불확실',
  commandNote: '메모 쓰기',
  confidence: '기계의 확신도',
};
