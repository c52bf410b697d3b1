import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isMarketKind, marketKinds } from '#shared/market/fields.ts';
import { shapeOf } from '#shared/market/read-record.ts';
import { listOf, textOf, wordAt, type Command, type Given } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { readJsonObject } from './json-file.ts';

/** `--set field=value`: yes and no are boxes, everything else is text that the step reads. */
const fieldsIn = (given: Given, kind: string): Outcome<Readonly<Record<string, unknown>>> => {
  const fields: Record<string, unknown> = {};
  for (const pair of listOf(given, 'set')) {
    const [name = '', ...rest] = pair.split('=');
    if (rest.length === 0) return failKernel('usage.bad-option', { option: '--set', reason: pair });
    const text = rest.join('=');
    const isBox = isMarketKind(kind) && shapeOf(kind, name)?.type === 'yes';
    fields[name] = isBox ? text === 'yes' || text === 'true' : text === '' ? null : text;
  }
  return ok(fields);
};

export const command: Command = {
  usage: [`market save KIND [FILE.json] [--set FIELD=VALUE]… [--id RECORD-ID]`, `  KIND: ${marketKinds.join(' ')}`],
  summary: 'help.market-save',
  options: {
    set: { type: 'string', multiple: true, value: 'FIELD=VALUE', help: 'help.option.market-set' },
    id: { type: 'string', value: 'RECORD-ID', help: 'help.option.market-id' },
  },
  words: [1, 2],
  wordName: 'KIND',
  run: async (given, desk) => {
    const kind = wordAt(given, 0);
    const file = given.words[1];
    const whole: Outcome<Readonly<Record<string, unknown>>> = file === undefined ? ok({}) : await readJsonObject(file);
    if (!whole.ok) return whole;
    const fields = fieldsIn(given, kind);
    if (!fields.ok) return fields;
    const recordId = textOf(given, 'id');
    let before: Readonly<Record<string, unknown>> = {};
    if (recordId !== null) {
      // What is not named stays as it is.
      const kept = await desk.ask('market.show', { recordId });
      if (!kept.ok) return kept;
      before = kept.value.record;
    }
    const answer = await desk.ask('market.save', {
      kind,
      recordId,
      record: { ...before, ...whole.value, ...fields.value },
    });
    if (!answer.ok) return answer;
    const { record, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say('market.line.saved', { id: record.recordId }), ...findingLines(findings, words)],
    });
  },
};
