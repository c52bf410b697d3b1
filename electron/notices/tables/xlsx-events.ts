import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failIntake, type IntakeCode } from '#shared/procedure/intake-codes.ts';
import { createXmlReader } from '../../xml/create-reader.ts';
import type { XmlStart } from '../../xml/model.ts';
import { streamLimits } from '../../xml/limits.ts';
import { tableLimits } from './table.ts';

const limits = {
  ...streamLimits,
  size: tableLimits.bytes,
  elements: 12_000_000,
  attributes: 64,
  text: tableLimits.cell,
};
const piece = 256 * 1024;

export type PartHandler = {
  readonly open?: (start: XmlStart) => void;
  readonly text?: (text: string) => void;
  readonly close?: (local: string) => void;
};

/** Walks one part of a workbook by its events, with the local name of what is closed. */
export const walkPart = (bytes: Buffer, handler: PartHandler): Outcome<null, IntakeCode> => {
  const names: string[] = [];
  const reader = createXmlReader(
    {
      open: (start) => {
        names.push(start.local);
        handler.open?.(start);
      },
      text: (text) => handler.text?.(text),
      close: () => handler.close?.(names.pop() ?? ''),
    },
    limits,
  );
  for (let at = 0; at < bytes.length; at += piece) {
    const fed = reader.feed(bytes.subarray(at, at + piece));
    if (!fed.ok) return failIntake('table.damaged', { reason: fed.error.code });
  }
  const ended = reader.end();
  return ended.ok ? ok(null) : failIntake('table.damaged', { reason: ended.error.code });
};

export const attributeIn = ({ attributes }: XmlStart, local: string): string | null =>
  attributes.find((attribute) => attribute.local === local)?.value ?? null;
