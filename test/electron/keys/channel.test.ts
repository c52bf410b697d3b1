import { expect, test } from 'vitest';
import { keyHolder } from '#electron/keys/signing-process/answer.ts';
import { channelToParent } from '#electron/keys/signing-process/channel.ts';
import { isFromChild, isToChild } from '#electron/keys/signing-process/protocol.ts';
import { temporaryFolder } from '../../kit/folder.ts';
import { utf8, writeKeyFile } from '../../kit/key-files.ts';

test('in a utility process of Electron the channel is its parent port, whose messages come wrapped', () => {
  const posted: unknown[] = [];
  let deliver: (event: { readonly data: unknown }) => void = () => {};
  const parentPort = {
    postMessage: (message: unknown) => posted.push(message),
    on: (event: string, listener: typeof deliver) => {
      expect(event).toBe('message');
      deliver = listener;
    },
  };
  const channel = channelToParent({ parentPort });
  const heard: unknown[] = [];
  channel.onMessage((message) => heard.push(message));
  channel.post('ready');
  deliver({ data: { number: 1 } });
  expect([posted, heard]).toEqual([['ready'], [{ number: 1 }]]);
});

test.each([
  null,
  'open',
  {},
  { number: 1 },
  { number: '1', request: { act: 'open' } },
  { number: 1, request: { act: 'export' } },
])('the process has no ear for %j', (message) => {
  expect(isToChild(message)).toBe(false);
});

test.each([null, 'done', {}, { number: 1 }, { reply: {} }])('nor its parent for %j', (message) => {
  expect(isFromChild(message)).toBe(false);
});

test('what the process answers holds no key', async () => {
  const file = writeKeyFile(temporaryFolder(), 'p256', 'a');
  const opened = await keyHolder()({ act: 'open', file, password: utf8('a') });
  if (!opened.ok || opened.value instanceof Uint8Array) expect.fail('not opened');
  for (const identity of opened.value) {
    expect(Object.keys(identity).toSorted()).toEqual(['certificate', 'chain', 'friendlyName', 'keyId']);
  }
});
