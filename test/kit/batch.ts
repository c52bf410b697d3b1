/** A batch of files reviewed in a workstation of its own, and what cases ask of it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BatchSummary } from '#shared/contract/batches.ts';
import { pem } from '#test/kit/ca.ts';
import { gostChain, gostPkcs8 } from '#test/kit/gost.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { openWorkstation, passwords, type Workstation } from '#test/kit/workstation.ts';

export const password = 'пароль 1';

export type Batch = {
  readonly station: Workstation;
  readonly folder: string;
  readonly batchId: string;
  readonly key: string;
};

export const write = (folder: string, name: string, content: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};

export const gostKeyFile = (): string => {
  const { key, certificate } = gostChain('256:A');
  return pem('PRIVATE KEY', gostPkcs8(key)) + pem('CERTIFICATE', certificate);
};

export const reviewed = async (
  count: number,
  keyFile: Uint8Array | string = keyFileOf('rsa2048', password),
): Promise<Batch> => {
  const station = await openWorkstation();
  const folder = join(station.folder, 'documents');
  for (let index = 0; index < count; index += 1) write(folder, `${index}.txt`, `content ${index}`);
  const { batchId } = await station.value('batches.review', { folders: [folder] });
  return { station, folder, batchId, key: await station.file('key.p12', keyFile) };
};

export const sign = ({ station, batchId, key }: Batch, more: object = {}) =>
  station.value('batches.sign', { batchId, keyFileId: key, ...more }, passwords(password));

export const counts = ({ waiting, started, signed, refused, skipped }: BatchSummary) => ({
  waiting,
  started,
  signed,
  refused,
  skipped,
});

export const signatures = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(p7s|p7m|part)$/.test(name))
    .toSorted();

export const verdictOf = async (station: Workstation, signature: string): Promise<unknown> => {
  const taken = await station.host.files.take(signature);
  const { report } = await station.value('verification.run', {
    fileId: taken.ok ? taken.value.fileId : '',
    revocation: 'none',
  });
  return [report.signatures[0]?.verdicts.content.verdict, report.signatures[0]?.verdicts.signatureValue.verdict];
};
