import { settings as shape, type Settings } from '#shared/contract/workspace.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, type Command, type Given } from '../command.ts';
import { table } from '../table.ts';

const names = shape.keyof().options;

/** `NAME=VALUE` each; what a value may be, the contract's own shape says. */
const changesIn = (given: Given): Outcome<Partial<Settings>> => {
  const changes: Record<string, unknown> = {};
  for (const text of listOf(given, 'set')) {
    const at = text.indexOf('=');
    const name = names.find((known) => known === text.slice(0, at));
    if (name === undefined)
      return failKernel('usage.bad-option', { option: '--set', reason: `NAME=VALUE: ${names.join(', ')}` });
    const value = text.slice(at + 1);
    changes[name] = name === 'privateAddresses' && /^(?:true|false)$/.test(value) ? value === 'true' : value;
  }
  const read = shape.partial().safeParse(changes);
  if (read.success) return ok(read.data as Partial<Settings>);
  const [issue] = read.error.issues;
  return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
};

export const command: Command = {
  usage: ['settings [--set NAME=VALUE...]'],
  summary: 'help.settings',
  options: { set: { type: 'string', value: 'NAME=VALUE', multiple: true, help: 'help.option.setting' } },
  words: [0, 0],
  run: async (given, desk) => {
    const changes = changesIn(given);
    if (!changes.ok) return changes;
    const status = listOf(given, 'set').length === 0 ? await desk.ask('workspace.status', {}) : null;
    if (status !== null && !status.ok) return status;
    const answer = status === null ? await desk.ask('settings.save', changes.value) : ok(status.value.settings);
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: () => table(names.map((name) => [name, String(answer.value[name]) || '—'])),
    });
  },
};
