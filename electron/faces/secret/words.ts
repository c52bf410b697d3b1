import { directionOf, type Language } from '#shared/kernel/language.ts';
import { translator, type Translate } from '#shared/text/translator.ts';
import type { SecretQuestion } from '../../steps/context.ts';
import { warningOf } from './warning.ts';

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

const purposeWords = (question: SecretQuestion, say: Translate) => {
  if (question.purpose === 'proxy')
    return {
      title: say('secret.title.proxy'),
      key: say('secret.fact.user'),
      file: say('secret.fact.proxy'),
      field: say('secret.field.proxy'),
      promise: say('secret.promise.proxy'),
      wrong: say('secret.wrongBefore'),
      submit: say('secret.submit.proxy'),
    };
  const isSigning = question.purpose === 'sign';
  if (question.pin === undefined)
    return {
      title: isSigning ? say('secret.title.sign') : say('secret.title.open'),
      key: say('secret.fact.key'),
      file: say('secret.fact.file'),
      field: say('secret.field'),
      promise: say('secret.promise'),
      wrong: say('secret.wrongBefore'),
      submit: isSigning ? say('secret.submit.sign') : say('secret.submit.open'),
    };
  return {
    title: isSigning ? say('token.secret.title.sign') : say('token.secret.title.open'),
    key: say('token.secret.fact.token'),
    file: say('token.secret.fact.library'),
    field: say('token.secret.field'),
    promise: question.pin.asksEachTime ? say('token.secret.each-time') : say('token.secret.promise'),
    wrong: say('token.secret.wrongBefore'),
    submit: isSigning ? say('secret.submit.sign') : say('token.secret.submit.open'),
  };
};

export const secretWords = (question: SecretQuestion, language: Language): SecretWords => {
  const say = translator(language);
  const words = purposeWords(question, say);
  const facts = [
    { name: words.key, value: question.keyLabel },
    { name: words.file, value: question.keyFile },
  ];
  const files = { name: say('secret.fact.files'), value: String(question.fileCount) };
  return {
    language,
    direction: directionOf(language),
    title: words.title,
    facts: question.purpose === 'sign' ? [...facts, files] : facts,
    warning: warningOf(question, words.wrong, say),
    field: words.field,
    promise: words.promise,
    submit: words.submit,
    cancel: say('secret.cancel'),
    show: say('secret.show'),
    done: say('secret.done'),
    over: say('secret.over'),
  };
};
