import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

/** The shortest beginning of an id that may stand for the whole. */
const shortest = 8;

export const command: Command = {
  usage: ['trust remove ID'],
  summary: 'help.trust-remove',
  options: {},
  words: [1, 2],
  wordName: 'ID',
  run: async (given, desk) => {
    // A list's id is two words, and may be given as such.
    const wanted = given.words.join(' ');
    const kept = await desk.ask('trust.material', {});
    if (!kept.ok) return kept;
    const { anchors, lists, crls, certificates } = kept.value;
    const isMeant = (id: string): boolean =>
      id === wanted || (wordAt(given, 0).length >= shortest && id.startsWith(wanted.toLowerCase()));
    const acts = [
      ...lists
        .filter(({ listId }) => listId === wanted)
        .map(({ listId }) => ({ id: listId, remove: () => desk.ask('trust.removeList', { listId }) })),
      ...anchors
        .filter(({ certificateId }) => isMeant(certificateId))
        .map(({ certificateId: id }) => ({ id, remove: () => desk.ask('trust.remove', { certificateId: id }) })),
      ...crls
        .filter(({ crlId }) => isMeant(crlId))
        .map(({ crlId }) => ({ id: crlId, remove: () => desk.ask('crls.remove', { crlId }) })),
      ...certificates
        .filter(({ certificateId }) => isMeant(certificateId))
        .map(({ certificateId: id }) => ({ id, remove: () => desk.ask('certificates.remove', { certificateId: id }) })),
    ];
    const [first] = acts;
    // One certificate may be an anchor and a helper at once; two different things must not go by one short id.
    if (first === undefined || acts.some(({ id }) => id !== first.id))
      return failKernel('record.not-found', { kind: 'trust', id: wanted });
    for (const { remove } of acts) {
      const removed = await remove();
      if (!removed.ok) return removed;
    }
    return ok({ value: { removed: first.id }, exit: 0, text: () => [first.id] });
  },
};
