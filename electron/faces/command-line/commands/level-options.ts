import type { Asked } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, textOf, type Command, type Desk, type Given } from '../command.ts';
import { takeAll } from './take-files.ts';
import { addressesOf, hasUsualServices } from './timestamp-options.ts';

/** What LT and LTA are completed from. */
export const proofOptions = {
  crl: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.crl' },
  ocsp: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.ocsp' },
  certs: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.certs' },
  trust: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.trust' },
  fetch: { type: 'boolean', help: 'help.option.fetch' },
  fresh: { type: 'boolean', help: 'help.option.fresh' },
} as const satisfies Command['options'];

const levels = ['B', 'T', 'LT', 'LTA'] as const;

/** The level of new signatures, with what it is reached. */
export const levelOptions = {
  level: { type: 'string', value: levels.join('|'), help: 'help.option.level' },
  tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' },
  ...proofOptions,
} as const satisfies Command['options'];

export const levelUsage =
  '[--level B|T|LT|LTA] [--tsa URL[,URL...]] [--crl FILE] [--ocsp FILE] [--certs FILE] [--trust FILE] [--fetch] [--fresh]';

type Proofs = Required<
  Pick<
    Asked<'signing.augment'>,
    'trustFileIds' | 'certificateFileIds' | 'crlFileIds' | 'ocspFileIds' | 'fetch' | 'freshRevocation'
  >
>;
export type GivenLevel = Proofs & { readonly level: (typeof levels)[number]; readonly tsas: string[] };

/** What the options bring, by handle. */
export const proofsFrom = async (given: Given, desk: Desk): Promise<Outcome<Proofs>> => {
  const trust = await takeAll(desk, listOf(given, 'trust'));
  if (!trust.ok) return trust;
  const certificates = await takeAll(desk, listOf(given, 'certs'));
  if (!certificates.ok) return certificates;
  const crls = await takeAll(desk, listOf(given, 'crl'));
  if (!crls.ok) return crls;
  const ocsps = await takeAll(desk, listOf(given, 'ocsp'));
  if (!ocsps.ok) return ocsps;
  return ok({
    trustFileIds: trust.value,
    certificateFileIds: certificates.value,
    crlFileIds: crls.value,
    ocspFileIds: ocsps.value,
    fetch: isSet(given, 'fetch') ? 'missing' : 'nothing',
    freshRevocation: isSet(given, 'fresh'),
  });
};

/** Refuses what the level has no use for, and a level above B where no service is known. */
export const levelFrom = async (given: Given, desk: Desk): Promise<Outcome<GivenLevel>> => {
  const bad = async (option: string, reason: 'level' | 'level-no-use'): Promise<Outcome<GivenLevel>> =>
    failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
  const wanted = textOf(given, 'level') ?? 'B';
  const level = levels.find((known) => known === wanted);
  if (level === undefined) return bad('--level', 'level');
  const tsas = addressesOf(given);
  if (level === 'B' && tsas.length > 0) return bad('--tsa', 'level-no-use');
  if (level === 'B' || level === 'T')
    for (const name of ['crl', 'ocsp', 'certs', 'trust', 'fetch', 'fresh'] as const)
      if (isSet(given, name) || listOf(given, name).length > 0) return bad(`--${name}`, 'level-no-use');
  if (level !== 'B' && tsas.length === 0 && !(await hasUsualServices(desk)))
    return failKernel('usage.missing-argument', { argument: '--tsa URL' });
  const proofs = await proofsFrom(given, desk);
  return proofs.ok ? ok({ ...proofs.value, level, tsas }) : proofs;
};
