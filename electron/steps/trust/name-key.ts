import { createHash } from 'node:crypto';
import type { Name } from '../../pki/certificate/name.ts';

/** How a name is looked up: equal names (RFC 5280 section 7.1) have equal keys. */
export const nameKeyOf = (name: Name): string => createHash('sha256').update(name.key).digest('hex');
