import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { XmlCode } from '#shared/kernel/xml-codes.ts';
import { createXmlReader } from './create-reader.ts';
import { streamLimits, type XmlLimits } from './limits.ts';
import type { XmlElement, XmlStart } from './model.ts';
import { createTreeBuilder } from './tree-builder.ts';

export type RecordChoice = {
  /** Whether an element is a record; `holders` are the elements around it, root first. Not asked inside a record. */
  readonly isRecord: (start: XmlStart, holders: readonly XmlStart[]) => boolean;
  /** Each record with the elements around it, as soon as it closes; its place is `offset` to `end`. */
  readonly take: (record: XmlElement, holders: readonly XmlStart[]) => void;
  /** Text that stands outside records, with the elements around it. */
  readonly text?: (text: string, holders: readonly XmlStart[]) => void;
};

/** Reads a document of any size and holds one record at a time. Fed piece by piece, as `createXmlReader`. */
export const createRecordReader = (choice: RecordChoice, limits: Partial<XmlLimits> = {}) => {
  const holders: XmlStart[] = [];
  let depthInside = 0;
  const builder = createTreeBuilder((record) => choice.take(record, holders));
  return createXmlReader(
    {
      open: (start) => {
        if (depthInside > 0 || choice.isRecord(start, holders)) {
          depthInside += 1;
          builder.open(start);
        } else holders.push(start);
      },
      close: (end) => {
        if (depthInside === 0) holders.pop();
        else {
          depthInside -= 1;
          builder.close(end);
        }
      },
      text: (text) => (depthInside > 0 ? builder.text(text) : choice.text?.(text, holders)),
      comment: (text) => depthInside > 0 && builder.comment(text),
      instruction: (target, body) => depthInside > 0 && builder.instruction(target, body),
    },
    { ...streamLimits, ...limits },
  );
};

/** The same over pieces that are at hand. */
export const readRecords = (
  pieces: Iterable<Uint8Array>,
  choice: RecordChoice,
  limits: Partial<XmlLimits> = {},
): Outcome<null, XmlCode> => {
  const reader = createRecordReader(choice, limits);
  for (const piece of pieces) {
    const fed = reader.feed(piece);
    if (!fed.ok) return fed;
  }
  const ended = reader.end();
  return ended.ok ? ok(null) : ended;
};
