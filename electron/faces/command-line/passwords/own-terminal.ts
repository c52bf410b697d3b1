import { basename } from 'node:path';
import { harmlessText } from '../harmless.ts';
import { warningOf } from '../../secret/warning.ts';
import type { Words } from '../command.ts';
import type { Terminal } from './ask-on-terminal.ts';

/** The terminal this program was started in, or null where input or words go elsewhere. */
export const ownTerminal = (words: () => Promise<Words>): Terminal | null => {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return null;
  return {
    setRaw: (raw) => {
      stdin.setRawMode(raw);
      if (raw) stdin.resume();
      else stdin.pause();
    },
    onData: (listener) => {
      stdin.on('data', listener);
      return () => stdin.off('data', listener);
    },
    write: (text) => {
      stderr.write(text);
    },
    prompt: async (question) => {
      const { say } = await words();
      const { purpose, keyFile, keyLabel, pin } = question;
      if (purpose === 'protect' || purpose === 'repeat' || purpose === 'unprotect') {
        const before = say(purpose === 'unprotect' ? 'secret.wrong.unprotect' : 'secret.wrong.protect');
        const phrase = say(`secret.prompt.${purpose}`, { file: basename(keyFile) });
        return harmlessText(`${question.wrongBefore ? `${before}\n` : ''}${phrase} `);
      }
      const wrong = say(pin === undefined ? 'secret.wrongBefore' : 'token.secret.wrongBefore');
      const warning = warningOf(question, wrong, say);
      const asked =
        pin === undefined
          ? say('secret.prompt', { file: purpose === 'proxy' ? `${keyLabel}@${keyFile}` : basename(keyFile) })
          : say('token.secret.prompt', { token: keyLabel });
      return harmlessText(`${warning === null ? '' : `${warning}\n`}${asked} `);
    },
  };
};
