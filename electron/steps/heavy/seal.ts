import type { Outcome } from '#shared/kernel/failure.ts';
import { writeSealed, type Sealed, type SealOrder } from '../../pki/seal/write-sealed.ts';
import { dealt } from './dealt.ts';
import type { JobWatch } from './watch.ts';

/** As `writeSealed`. `drawn` is what the key of the content is made of; it is overwritten. */
export const seal = async (
  { drawn, ...order }: Omit<SealOrder, 'random' | 'signal' | 'onBytes'> & { readonly drawn: Uint8Array },
  { signal, onBytes }: JobWatch,
): Promise<Outcome<Sealed>> => {
  try {
    return await writeSealed({ ...order, random: dealt(drawn), signal, onBytes });
  } finally {
    drawn.fill(0);
  }
};
