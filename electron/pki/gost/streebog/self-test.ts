import type { StreebogCore } from './core.ts';
import { startHasher, type StreebogName } from './hasher.ts';

/** Examples of RFC 6986 section 10, the digests as bytes follow one another. */
const first =
  '303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132';
const second =
  'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb';
const examples: readonly { readonly name: StreebogName; readonly message: string; readonly digest: string }[] = [
  {
    name: 'streebog-512',
    message: first,
    digest:
      '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
  },
  {
    name: 'streebog-256',
    message: first,
    digest: '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500',
  },
  {
    name: 'streebog-512',
    message: second,
    digest:
      '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
  },
  {
    name: 'streebog-256',
    message: second,
    digest: '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50',
  },
];

/** Throws when the core gets one of the standard's own examples wrong: nothing may be hashed with it then. */
export const demandRightDigests = (core: StreebogCore): void => {
  for (const { name, message, digest } of examples) {
    const hasher = startHasher(core, name);
    hasher.update(Buffer.from(message, 'hex'));
    const found = Buffer.from(hasher.digest()).toString('hex');
    if (found !== digest) throw new Error(`${name} by ${core.name} does not give the digest of RFC 6986`);
  }
};
