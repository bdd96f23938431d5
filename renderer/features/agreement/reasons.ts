import { agreement as english } from '../../strings/en/agreement.ts';
import { t } from '../../strings/t.ts';

type ReasonName = keyof typeof english.reasons;

const isName = (name: string): name is ReasonName => name in english.reasons;

/** Why a number is undefined, in the window's language. The core says it in English; a reason that is not known stays as it is. */
export function reasonInWords(reason: string): string {
  const name = Object.entries(english.reasons).find(([, text]) => text === reason)?.[0];
  return name !== undefined && isName(name) ? t(`agreement.reasons.${name}`) : reason;
}
