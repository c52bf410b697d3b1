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
  attributes: 64,
  text: tableLimits.cell,
};
const piece = 256 * 1024;

export type PartHandler = {
  readonly open?: (start: XmlStart) => void;
  readonly text?: (text: string) => void;
  readonly close?: (local: string) => void;
};

/** Elements of a part that says how the others belong together. */
const mostInSmallPart = 200_000;

/**
 * Walks one part of a workbook by its events, with the local name of what is closed. `elements`: what the part may hold;
 * beyond it the walk ends with `table.too-large`, long before a part that unpacks to millions of cells is through.
 */
export const walkPart = (
  bytes: Buffer,
  handler: PartHandler,
  elements: number = mostInSmallPart,
): Outcome<null, IntakeCode> => {
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
    { ...limits, elements },
  );
  const refused = (code: string) =>
    code === 'xml.too-many-elements'
      ? failIntake('table.too-large', { what: 'elements', limit: elements })
      : failIntake('table.damaged', { reason: code });
  for (let at = 0; at < bytes.length; at += piece) {
    const fed = reader.feed(bytes.subarray(at, at + piece));
    if (!fed.ok) return refused(fed.error.code);
  }
  const ended = reader.end();
  return ended.ok ? ok(null) : refused(ended.error.code);
};

export const attributeIn = ({ attributes }: XmlStart, local: string): string | null =>
  attributes.find((attribute) => attribute.local === local)?.value ?? null;
