import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { policyOf } from '#shared/signature/policy-of.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { keyFileOfPerson } from '#test/kit/named-signers.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const policy = policyOf({
  policyId: 'own',
  name: 'Регламент завода',
  platformId: 'b2b-center',
  placement: 'attached',
  strict: true,
  source: 'регламент, п. 3',
  readOn: '2026-11-01',
});

const people = {
  engineer: ['Инженер Образцов', 'supplier-p256', 0x61],
  director: ['Директор Примеров', 'supplier-p384', 0x62],
  stranger: ['Посторонний', 'supplier-rsa2048', 0x63],
} as const;
const keyOf = (station: Workstation, person: keyof typeof people) => {
  const [name, key, serial] = people[person];
  return station.file(`${person}.p12`, keyFileOfPerson(name, key, serial, 'password 1'));
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

test('keeps the policy’s order of signers: who is early, not named or there already is refused, and the proof agrees', async () => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  const engineer = await keyOf(station, 'engineer');
  const director = await keyOf(station, 'director');
  const stranger = await keyOf(station, 'stranger');
  const secrets = () => passwords('password 1');
  const strict = { ...policy, placement: null, signers: ['Инженер Образцов', 'Директор Примеров'] };
  await station.value('policies.save', { policy: strict });
  await station.value('bids.freeze', { bidId });

  const cosign = (keyFileId: string) => station.refusal('signing.cosignBid', { bidId, keyFileId }, secrets());
  expect((await cosign(director)).code).toBe('bid.not-signed');
  expect(await station.refusal('signing.signBid', { bidId, keyFileId: director }, secrets())).toMatchObject({
    code: 'policy.turn-early',
    details: { next: 'Инженер Образцов' },
  });
  await station.value('signing.signBid', { bidId, keyFileId: engineer }, secrets());
  expect((await cosign(stranger)).code).toBe('policy.turn-outside');
  expect((await cosign(engineer)).code).toBe('signatures.signed-already');
  const half = await station.value('policies.judgeSigned', { bidId });
  expect(new Set(half.findings.map(({ code }) => code))).toEqual(new Set(['policy.signers-missing']));

  // What came from another machine lies in the vault, whatever there is in the folder.
  const { artefacts } = await station.value('bids.show', { bidId });
  const lone = artefacts.find(({ kind }) => kind === 'signature')?.path ?? '';
  rmSync(dirname(dirname(lone)), { recursive: true, force: true });
  const done = await station.value('signing.cosignBid', { bidId, keyFileId: director }, secrets());
  expect(done.findings).toEqual([]);
  const whole = await station.value('policies.judgeSigned', { bidId });
  expect(whole.findings.map(({ code }) => code)).toEqual(['policy.signed-met']);
  expect((await cosign(stranger)).code).toBe('policy.turn-none');
  await station.value('bids.package', { bidId });
  const verified = await station.value('verification.runBid', { bidId });
  expect(verified.report.signatures.map(({ signer }) => signer?.name)).toEqual(
    expect.arrayContaining(['Инженер Образцов', 'Директор Примеров']),
  );
});

test('a signature of a bid keeps the order where it lies, and a policy that is not strict only warns', async () => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  const engineer = await keyOf(station, 'engineer');
  const stranger = await keyOf(station, 'stranger');
  const secrets = () => passwords('password 1');
  const loose = { ...policy, placement: null, signers: ['Инженер Образцов', 'Директор Примеров'], strict: false };
  await station.value('policies.save', { policy: loose });
  await station.value('bids.freeze', { bidId });
  await station.value('signing.signBid', { bidId, keyFileId: engineer }, secrets());
  const { artefacts } = await station.value('bids.show', { bidId });
  const own = artefacts.find(({ kind, name }) => kind === 'signature' && !name.startsWith('META-INF'));
  const taken = await station.host.files.take(own?.path ?? '');
  if (!taken.ok) throw new Error(taken.error.code);
  const offer = await station.file('offer.txt', 'irrelevant');
  const before = readFileSync(own?.path ?? '');
  await station.value('policies.save', { policy: { ...loose, strict: true } });
  const input = { fileId: taken.value.fileId, contentFileId: offer, keyFileId: stranger };
  expect((await station.ask('signing.cosign', input, { secrets: secrets() })).ok).toBe(false);
  expect(readFileSync(own?.path ?? '')).toEqual(before);
  await station.value('policies.save', { policy: loose });
  const done = await station.value('signing.cosignBid', { bidId, keyFileId: stranger }, secrets());
  expect(done.findings).toMatchObject([{ code: 'policy.turn-outside', severity: 'warning' }]);
});
