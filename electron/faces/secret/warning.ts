import type { Translate } from '#shared/text/translator.ts';
import type { SecretQuestion } from '../../steps/context.ts';

/** What went wrong before, and before the last try of a token's PIN that it is the last. */
export const warningOf = ({ wrongBefore, pin }: SecretQuestion, wrong: string, say: Translate): string | null => {
  const before = wrongBefore ? [wrong] : [];
  const tries =
    pin?.tries === 'last' ? [say('token.secret.last')] : pin?.tries === 'low' ? [say('token.secret.low')] : [];
  return [...before, ...tries].join(' ') || null;
};
