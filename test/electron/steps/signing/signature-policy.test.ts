import { expect, test } from 'vitest';
import { keyFileOf } from '#test/kit/key-files.ts';
import { openWorkstation, passwords, startBid } from '#test/kit/workstation.ts';

const policy = {
  policyId: 'own',
  name: 'Регламент завода',
  platformId: 'b2b-center',
  kindId: null,
  law: null,
  kind: null,
  format: null,
  level: null,
  placement: 'attached',
  scope: null,
  signers: [],
  strict: true,
  source: 'регламент, п. 3',
  readOn: '2026-11-01',
};

test('a strict policy stops a signature before a password is asked for, and lets a fitting one be made', async () => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  const card = await station.value('policies.judge', { bidId });
  expect([card.policy?.policyId, card.findings.map(({ code }) => code)]).toEqual([
    'card.b2b-center',
    ['policy.qualified-unknown'],
  ]);
  await station.value('policies.save', { policy });
  expect(await station.refusal('policies.save', { policy: { ...policy, level: 'XL' } })).toMatchObject({
    code: 'reference.field-choice',
    details: { path: 'level' },
  });
  const { findings } = await station.value('policies.judge', { bidId, level: 'T' });
  expect(findings).toMatchObject([{ code: 'policy.placement-differs', severity: 'blocker' }]);

  await station.value('bids.setPrice', { bidId, price: { amount: '500000.00', currency: 'RUB' } });
  const { checklist } = await station.value('bids.show', { bidId });
  for (const { itemId, need } of checklist)
    if (need === 'required') await station.value('bids.waiveItem', { bidId, itemId, reason: 'не нужно' });
  await station.value('bids.freeze', { bidId });
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', 'password 1'));
  const secrets = passwords('password 1');
  const refused = await station.refusal('signing.signBid', { bidId, keyFileId }, secrets);
  expect([refused.code, secrets.asked]).toEqual(['policy.placement-differs', []]);
  const made = await station.value('signing.signBid', { bidId, keyFileId, form: 'attached' }, secrets);
  expect(made.files.length).toBeGreaterThan(0);
  await station.value('policies.remove', { policyId: 'own' });
  expect((await station.value('policies.list', {})).policies).toEqual([]);
});

test('judges what was signed: a bid by its procedure’s policy, files by the one named', async () => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  await station.value('policies.save', {
    policy: {
      ...policy,
      placement: null,
      level: 'T',
      scope: 'each-file',
      signers: ['Иванов', 'Петрова'],
      strict: false,
    },
  });
  await station.value('bids.freeze', { bidId });
  const before = await station.value('policies.judgeSigned', { bidId });
  expect(before.findings.map(({ code }) => code)).toEqual(['policy.file-unsigned']);
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', 'password 1'));
  await station.value('signing.signBid', { bidId, keyFileId }, passwords('password 1'));
  const after = await station.value('policies.judgeSigned', { bidId });
  expect(after.findings.map(({ code }) => code)).toEqual(['policy.signed-level', 'policy.signers-missing']);

  const offer = await station.file('offer.txt', 'our offer');
  const planned = await station.value('policies.judgeFiles', { policyId: 'own', level: 'T', scope: 'whole' });
  expect(planned.findings.map(({ code }) => code)).toEqual(['policy.scope-differs', 'policy.signers-wanted']);
  const signed = await station.value('signing.signFiles', { fileIds: [offer], keyFileId }, passwords('password 1'));
  const taken = await station.host.files.take(signed.files[0]?.path ?? '');
  const judged = await station.value('policies.judgeSigned', {
    policyId: 'own',
    fileIds: taken.ok ? [taken.value.fileId] : [],
  });
  expect(judged.findings.map(({ code }) => code)).toEqual(['policy.signed-level', 'policy.signers-missing']);
  expect((await station.refusal('policies.judgeSigned', { policyId: 'none' })).code).toBe('record.not-found');
});
