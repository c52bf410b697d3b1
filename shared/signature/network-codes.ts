import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** What stops a connection that the user asked for. `address` never holds a name, password or query. */
export const networkCodes = {
  'network.address-unfit': { class: 'input', details: ['address'] },
  'network.address-private': { class: 'outside', details: ['address'] },
  'network.unreachable': { class: 'outside', details: ['address', 'reason'] },
  'network.timed-out': { class: 'outside', details: ['address', 'seconds'] },
  'network.too-large': { class: 'outside', details: ['address', 'limit'] },
  'network.status': { class: 'outside', details: ['address', 'status'] },
  'network.too-many-redirects': { class: 'outside', details: ['address', 'limit'] },
  'network.redirect-refused': { class: 'outside', details: ['address', 'target'] },
  'network.not-an-answer': { class: 'outside', details: ['address', 'reason'] },
  'network.answer-differs': { class: 'outside', details: ['address', 'what'] },
  'network.proxy-unfit': { class: 'input', details: ['proxy'] },
  'network.proxy-unreachable': { class: 'outside', details: ['proxy', 'reason'] },
  'network.proxy-refused': { class: 'outside', details: ['proxy', 'status'] },
  'network.proxy-password': { class: 'outside', details: ['proxy'] },
} as const satisfies CodeTable;

export type NetworkCode = keyof typeof networkCodes;
export const failNetwork = failuresOf(networkCodes);
