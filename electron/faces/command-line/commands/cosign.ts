import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command, type Done } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { algorithmUsage } from './algorithm-options.ts';
import { levelFrom, levelOptions, levelUsage } from './level-options.ts';
import { signingKeyFrom, signingOptions, signingUsage } from './secret-options.ts';
import { takeOptional } from './take-files.ts';
import { signedDone } from './signed-done.ts';

/** An id has no dot and no separator; whatever else it is, a file that is there is a file. */
const isBidId = (word: string): boolean => !existsSync(word) && /^[\w-]+$/.test(word);

const toldDone = async (answer: Answer<'signing.cosign'>): Promise<Done> => {
  const done = await signedDone(answer, null);
  return {
    ...done,
    value: { ...done.value, findings: answer.findings },
    text: (words) => [...done.text(words), ...findingLines(answer.findings, words)],
  };
};

export const command: Command = {
  usage: [
    `cosign (FILE | BID-ID) ${signingUsage}`,
    `       [--content FILE] [--order FILE.json] [--policy ID] [--certificate ID] [--out PATH] ${algorithmUsage}`,
    `       ${levelUsage}`,
  ],
  summary: 'help.cosign',
  options: {
    ...signingOptions,
    content: { type: 'string', value: 'FILE', help: 'help.option.content' },
    order: { type: 'string', value: 'FILE', help: 'help.option.signer-order' },
    policy: { type: 'string', value: 'ID', help: 'help.option.order-policy' },
    ...levelOptions,
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const level = await levelFrom(given, desk);
    if (!level.ok) return level;
    const key = await signingKeyFrom(given, desk);
    if (!key.ok) return key;
    const word = wordAt(given, 0);
    if (isBidId(word)) {
      const answer = await desk.ask('signing.cosignBid', { bidId: word, ...key.value, ...level.value });
      return answer.ok ? ok(await toldDone(answer.value)) : answer;
    }
    const fileId = await desk.take(word);
    if (!fileId.ok) return fileId;
    const contentFileId = await takeOptional(desk, textOf(given, 'content'));
    if (!contentFileId.ok) return contentFileId;
    const orderFileId = await takeOptional(desk, textOf(given, 'order'));
    if (!orderFileId.ok) return orderFileId;
    const out = textOf(given, 'out');
    const answer = await desk.ask('signing.cosign', {
      fileId: fileId.value,
      contentFileId: contentFileId.value,
      orderFileId: orderFileId.value,
      policyId: textOf(given, 'policy'),
      ...key.value,
      ...level.value,
      out: out === null ? null : resolve(out),
    });
    return answer.ok ? ok(await toldDone(answer.value)) : answer;
  },
};
