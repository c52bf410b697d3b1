import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failTimestamp, type TimestampCode } from '#shared/signature/timestamp-codes.ts';

export type PostOptions = {
  /** For the whole exchange, in milliseconds. */
  readonly timeout: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
};

type Posted = Outcome<Uint8Array, TimestampCode | KernelCode>;

/** An address that can be asked: http or https, without a user's name or password in it; null otherwise. */
export const timestampAddress = (address: string): URL | null => {
  const url = URL.canParse(address) ? new URL(address) : null;
  const fit = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return fit ? url : null;
};

/** What is wrong with the head of an answer (RFC 3161 section 3.4); null: nothing. */
const headFault = ({ statusCode = 0, headers }: IncomingMessage): string | null => {
  if (statusCode !== 200) return `HTTP ${statusCode}`;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/timestamp-reply' ? null : type === '' ? 'Content-Type' : type;
};

const reasonOf = (error: Error): string => ('code' in error ? String(error.code) : error.message);

/**
 * Posts a timestamp request (RFC 3161 section 3.4) and answers the body of the reply as it came. One connection, no
 * redirect, no cookie, no name of this program. Refuses with `timestamp.*`, or `call.cancelled`.
 */
export const postTimestampRequest = (address: string, body: Uint8Array, options: PostOptions): Promise<Posted> => {
  const url = timestampAddress(address);
  if (url === null) return Promise.resolve(failTimestamp('timestamp.address-unfit', { address }));
  const deadline = AbortSignal.timeout(options.timeout);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  return new Promise((resolve) => {
    const failed = (error: Error): void => {
      if (options.signal?.aborted === true) resolve(failKernel('call.cancelled'));
      else if (deadline.aborted)
        resolve(failTimestamp('timestamp.timed-out', { address, seconds: options.timeout / 1000 }));
      else resolve(failTimestamp('timestamp.unreachable', { address, reason: reasonOf(error) }));
    };
    if (signal.aborted) return failed(new Error('aborted'));
    const post = url.protocol === 'https:' ? secureRequest : plainRequest;
    const headers = {
      'Content-Type': 'application/timestamp-query',
      'Content-Length': body.length,
      Accept: 'application/timestamp-reply',
    };
    const asked = post(url, { method: 'POST', headers, signal, agent: false }, (answer) => {
      const fault = headFault(answer);
      if (fault !== null) {
        resolve(failTimestamp('timestamp.not-an-answer', { address, reason: fault }));
        asked.destroy();
        return;
      }
      const pieces: Uint8Array[] = [];
      let size = 0;
      answer.on('data', (piece: Uint8Array) => {
        size += piece.length;
        if (size <= options.maxBytes) {
          pieces.push(piece);
          return;
        }
        resolve(failTimestamp('timestamp.too-large', { address, limit: options.maxBytes }));
        asked.destroy();
      });
      answer.on('error', failed);
      answer.on('end', () => resolve(ok(Uint8Array.from(Buffer.concat(pieces)))));
    });
    asked.on('error', failed);
    asked.end(body);
  });
};
