import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { LogLine } from '#electron/log/logger.ts';
import type { Handlers } from '#electron/steps/context.ts';
import { handlersWith } from '#test/kit/host.ts';

/** One way to the workstation, as its page or program uses it. */
export type Way = {
  readonly call: (request: unknown) => Promise<Outcome<unknown>>;
  readonly cancel: (callId: string) => Promise<void>;
  /** The same request from somebody who may not ask. */
  readonly callAsStranger: ((request: unknown) => Promise<Outcome<unknown> | 'turned away'>) | null;
  readonly events: readonly WorkstationEvent[];
  readonly log: () => readonly LogLine[];
  readonly close: () => Promise<void>;
};

export type OpenWay = (handlers: Handlers) => Promise<Way>;

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown });
const ask = (method: string, input: unknown = {}, callId = 'call-1') => ({ method, input, callId });

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; !isTrue() && tries < 400; tries += 1) await pause(5);
};

/** What the contract promises whichever way it is asked. */
export const contractSuite = (name: string, open: OpenWay): void => {
  const withWay = async (own: Partial<Handlers>, use: (way: Way) => Promise<void>): Promise<void> => {
    const way = await open(handlersWith(own));
    try {
      await use(way);
    } finally {
      await way.close();
    }
  };

  describe(`the contract over ${name}`, () => {
    test('answers what the step answers, with defaults filled in and unknown fields dropped', () =>
      withWay(
        { 'bids.create': async () => (input) => Promise.resolve(ok({ bidId: JSON.stringify(input) })) },
        async (way) => {
          const answer = await way.call(ask('bids.create', { procedureId: 'p', admin: true }));
          expect(answer).toEqual(ok({ bidId: JSON.stringify({ procedureId: 'p', lotId: null }) }));
        },
      ));

    test('passes a refusal on as it is', () =>
      withWay(
        { 'bids.show': async () => () => Promise.resolve(failKernel('record.not-found', { kind: 'bid', id: 'x' })) },
        async (way) => {
          expect(await way.call(ask('bids.show', { bidId: 'x' }))).toEqual({
            ok: false,
            error: { code: 'record.not-found', details: { kind: 'bid', id: 'x' } },
          });
        },
      ));

    test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'bids.burn', ' bids.show'])(
      'refuses the method %s, which does not exist',
      (method) =>
        withWay({}, async (way) => {
          expect(await way.call(ask(method))).toEqual({
            ok: false,
            error: { code: 'call.unknown-method', details: { method } },
          });
        }),
    );

    test('refuses an input that does not fit by the path of its field, and runs nothing', () =>
      withWay({}, async (way) => {
        const answer = await way.call(ask('procedures.list', { limit: 0 }));
        expect(answer).toMatchObject({ ok: false, error: { code: 'input.invalid', details: { path: 'limit' } } });
      }));

    test.each([null, 'text', 7, [], { method: 'bids.list' }, { callId: 'a', method: 1, input: {} }])(
      'refuses %j, which is no request',
      (request) => withWay({}, async (way) => expect(await way.call(request)).toEqual(refusedWith('input.invalid'))),
    );

    test('answers a step that throws with a fault that says where and not what', () =>
      withWay(
        { 'today.show': async () => () => Promise.reject(new TypeError('Ivanova 7707083893 /home/anna/key.p12')) },
        async (way) => {
          expect(await way.call(ask('today.show'))).toEqual({
            ok: false,
            error: { code: 'program.fault', details: { where: 'today.show' } },
          });
          const said = JSON.stringify(way.log());
          expect(said).toContain('TypeError');
          expect(said).not.toMatch(/Ivanova|7707083893|anna|key\.p12/);
        },
      ));

    test('cancels the call that is named and no other', () =>
      withWay(
        {
          'bids.freeze': async () => (_input, call) =>
            new Promise((settle) => {
              call.signal.addEventListener('abort', () => settle(failKernel('call.cancelled')));
              call.progress(1, 2, 'files', 'waiting');
            }),
        },
        async (way) => {
          const first = way.call(ask('bids.freeze', { bidId: 'a' }, 'first'));
          const second = way.call(ask('bids.freeze', { bidId: 'b' }, 'second'));
          await until(() => way.events.length >= 2);
          await way.cancel('nobody');
          await way.cancel('first');
          expect(await first).toEqual(refusedWith('call.cancelled'));
          await way.cancel('second');
          expect(await second).toEqual(refusedWith('call.cancelled'));
        },
      ));

    test('passes on few of many progress reports, and always the last', () =>
      withWay(
        {
          'bids.package': async () => (_input, call) => {
            for (let done = 1; done <= 10_000; done += 1) call.progress(done, 10_000, 'bytes', 'packing');
            return Promise.resolve(ok({ files: [] }));
          },
        },
        async (way) => {
          await way.call(ask('bids.package', { bidId: 'a' }, 'many'));
          await until(() => way.events.some((event) => event.type === 'progress' && event.done === 10_000));
          const reports = way.events.filter((event) => event.type === 'progress');
          expect(reports.length).toBeLessThan(20);
          expect(reports.at(-1)).toMatchObject({ callId: 'many', done: 10_000, total: 10_000, unit: 'bytes' });
        },
      ));

    test('refuses a second call under the name of one that still runs', () =>
      withWay(
        {
          'bids.freeze': async () => (_input, call) =>
            new Promise((settle) => {
              call.signal.addEventListener('abort', () => settle(failKernel('call.cancelled')));
              call.progress(1, 2, 'files', 'waiting');
            }),
        },
        async (way) => {
          const first = way.call(ask('bids.freeze', { bidId: 'a' }, 'same'));
          await until(() => way.events.length > 0);
          expect(await way.call(ask('bids.freeze', { bidId: 'a' }, 'same'))).toEqual(refusedWith('input.invalid'));
          await way.cancel('same');
          await first;
        },
      ));

    test('turns a stranger away before looking at what it says', () =>
      withWay({}, async (way) => {
        if (way.callAsStranger === null) return;
        const answer = await way.callAsStranger(ask('__proto__'));
        expect(answer === 'turned away' || (!answer.ok && answer.error.code === 'call.refused-caller')).toBe(true);
      }));
  });
};
