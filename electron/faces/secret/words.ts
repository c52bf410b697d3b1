import { directionOf, type Language } from '#shared/kernel/language.ts';
import { translator } from '#shared/text/translator.ts';
import type { SecretQuestion } from '../../steps/context.ts';

/** All that a password page shows, already in the user's language; the page itself knows no language. */
export type SecretWords = {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly warning: string | null;
  readonly field: string;
  readonly promise: string;
  readonly submit: string;
  readonly cancel: string;
  readonly show: string;
  readonly done: string;
  readonly over: string;
};

export const secretWords = (question: SecretQuestion, language: Language): SecretWords => {
  const say = translator(language);
  const facts = [
    { name: say('secret.fact.key'), value: question.keyLabel },
    { name: say('secret.fact.file'), value: question.keyFile },
  ];
  const files = { name: say('secret.fact.files'), value: String(question.fileCount) };
  return {
    language,
    direction: directionOf(language),
    title: question.purpose === 'sign' ? say('secret.title.sign') : say('secret.title.open'),
    facts: question.purpose === 'sign' ? [...facts, files] : facts,
    warning: question.wrongBefore ? say('secret.wrongBefore') : null,
    field: say('secret.field'),
    promise: say('secret.promise'),
    submit: question.purpose === 'sign' ? say('secret.submit.sign') : say('secret.submit.open'),
    cancel: say('secret.cancel'),
    show: say('secret.show'),
    done: say('secret.done'),
    over: say('secret.over'),
  };
};
