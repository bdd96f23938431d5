import type { Translation } from '../translation.ts';
import type { flags as english } from '../en/flags.ts';

/** 표시. */
export const flags: Translation<typeof english> = {
  title: '표시',
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
  set: '{{kind}}: 표시함',
  resolved: '{{kind}}: 해결함',
  write: '표시',
  sign: '표시',
  card: '카드',
  onA: '',
  commandAsk: '표시: 책임자에게 질문',
  commandUnsure: '표시: 불확실',
  commandNote: '메모 쓰기',
  confidence: '기계의 확신도',
};
