import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pem } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { gostChain, signGostDetached, type GostSet } from '../kit/gost.ts';
import { utf8 } from '../kit/key-files.ts';
import { run, skipWithout } from '../kit/openssl.ts';

const content = utf8('content');

const judge = (set: GostSet, shown: Uint8Array) => {
  const folder = temporaryFolder();
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const chain = gostChain(set);
  return run('certtool', [
    ['--p7-verify', '--inder', '--infile', place('s.p7s', signGostDetached(content, chain))],
    ['--load-data', place('content', shown)],
    ['--load-ca-certificate', place('root.pem', pem('CERTIFICATE', chain.root))],
  ]);
};

describe.skipIf(skipWithout('certtool', '--version'))(
  'GnuTLS certtool, which knows the two most common parameter sets,',
  () => {
    test.each<GostSet>(['256:A', '512:A'])('takes %s', (set) => {
      const judged = judge(set, content);
      expect(`${judged.stdout.toString()}${judged.stderr}`).toMatch(/Signature status: ok/);
      expect(judged.status).toBe(0);
    });

    test('refuses other content', () => {
      expect(judge('256:A', utf8('Content')).status).not.toBe(0);
    });
  },
);
