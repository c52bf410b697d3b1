import type { Finding } from '../kernel/failure.ts';
import type { SignatureCode } from './codes.ts';

/** What is observed about a signer's certificate. */
export type SignerCode = Extract<SignatureCode, `signer.${string}`>;
export type SignerFinding = Finding<SignerCode>;
