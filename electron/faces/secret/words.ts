import { basename, dirname } from 'node:path';
import { directionOf, type Language } from '#shared/kernel/language.ts';
import { textsIn, type Translate } from '#shared/text/translator.ts';
import type { LibraryToAllow, SecretQuestion } from '../../steps/context.ts';
import type { DeskQuestion } from './desk.ts';
import { warningOf } from './warning.ts';

/**
 * All that the page shows, already in the user's language; the page itself knows no language. Without a `field` nothing
 * is typed: the press is the answer, and it is not to be made by a key that was meant for another window.
 */
export type SecretWords = {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly warning: string | null;
  readonly field: string | null;
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

/** A passphrase of a file that travels: nothing but the file and the phrase. */
const passphraseWords = (
  question: SecretQuestion & { purpose: 'protect' | 'repeat' | 'unprotect' },
  say: Translate,
) => {
  const { purpose, keyFile, wrongBefore } = question;
  const kind = purpose === 'unprotect' ? 'unprotect' : 'protect';
  return {
    title: say(`secret.title.${purpose}`),
    facts: [{ name: say('secret.fact.bid-file'), value: keyFile }],
    warning: wrongBefore ? say(`secret.wrong.${kind}`) : null,
    field: say('secret.field.passphrase'),
    promise: say(`secret.promise.${kind}`),
    submit: say(`secret.submit.${purpose}`),
    cancel: say('secret.cancel'),
  };
};

const isPassphrase = (
  question: SecretQuestion,
): question is SecretQuestion & { purpose: 'protect' | 'repeat' | 'unprotect' } =>
  question.purpose === 'protect' || question.purpose === 'repeat' || question.purpose === 'unprotect';

const passwordWords = (question: SecretQuestion, say: Translate) => {
  if (isPassphrase(question)) return passphraseWords(question, say);
  const words = purposeWords(question, say);
  const facts = [
    { name: words.key, value: question.keyLabel },
    { name: words.file, value: question.keyFile },
  ];
  const files = { name: say('secret.fact.files'), value: String(question.fileCount) };
  return {
    title: words.title,
    facts: question.purpose === 'sign' ? [...facts, files] : facts,
    warning: warningOf(question, words.wrong, say),
    field: words.field,
    promise: words.promise,
    submit: words.submit,
    cancel: say('secret.cancel'),
  };
};

/** Where a program lies and which it is: what its maker says of it can be compared. */
const libraryFacts = ({ path, sha256, maker }: LibraryToAllow, say: Translate): SecretWords['facts'] => [
  { name: say('consent.fact.program'), value: basename(path) },
  { name: say('consent.fact.folder'), value: dirname(path) },
  { name: say('consent.fact.maker'), value: maker ?? say('consent.maker.unknown') },
  { name: 'SHA-256', value: sha256.replace(/(.{8})(?=.)/g, '$1 ') },
];

const consentWords = (libraries: readonly LibraryToAllow[], say: Translate) => ({
  title: say('consent.title', { count: libraries.length }),
  facts: libraries.flatMap((library) => libraryFacts(library, say)),
  warning: say('consent.warning'),
  field: null,
  promise: say('consent.promise'),
  submit: say('consent.submit'),
  cancel: say('consent.cancel'),
});

export const secretWords = async (asks: DeskQuestion, language: Language): Promise<SecretWords> => {
  const { say } = await textsIn(language);
  return {
    language,
    direction: directionOf(language),
    ...(asks.wants === 'password' ? passwordWords(asks.question, say) : consentWords(asks.libraries, say)),
    show: say('secret.show'),
    done: say(asks.wants === 'password' ? 'secret.done' : 'consent.done'),
    over: say('secret.over'),
  };
};
