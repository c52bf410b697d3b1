import type { HandoverDocument, HandoverState } from './state.ts';

const withIds = (state: HandoverState, renamed: ReadonlyMap<string, string>): HandoverState =>
  renamed.size === 0
    ? state
    : {
        ...state,
        draft: {
          ...state.draft,
          documents: state.draft.documents.map((document) => ({
            ...document,
            documentId: renamed.get(document.documentId) ?? document.documentId,
          })),
        },
      };

const idsOf = ({ draft }: HandoverState): ReadonlySet<string> =>
  new Set(draft.documents.map(({ documentId }) => documentId));

/** A file both sides added by themselves, of the same name and content, is one file. */
const alignTwins = (bases: readonly HandoverState[], mine: HandoverState, theirs: HandoverState): HandoverState => {
  const known = new Set([...bases, mine].flatMap((state) => [...idsOf(state)]));
  const there = idsOf(theirs);
  const ours = mine.draft.documents.filter(({ documentId }) => !there.has(documentId));
  const documents = theirs.draft.documents.map((document) => {
    if (known.has(document.documentId)) return document;
    const twin = ours.find(({ name, digest }) => name === document.name && digest.value === document.digest.value);
    return twin === undefined ? document : { ...twin, itemId: document.itemId, letter: twin.letter ?? document.letter };
  });
  return { ...theirs, draft: { ...theirs.draft, documents } };
};

const keyOf = ({ letter }: HandoverDocument): string | null =>
  letter === null ? null : `${letter.templateId} ${letter.language} ${letter.ending}`;

const lettersOf = ({ draft }: HandoverState): ReadonlyMap<string, string> =>
  new Map(
    draft.documents.flatMap((document) => {
      const key = keyOf(document);
      return key === null ? [] : [[key, document.documentId] as const];
    }),
  );

/** A letter written anew gets a new id and is the same letter: on every side it is called as it is here. */
const alignLetters = (states: readonly HandoverState[]): readonly HandoverState[] => {
  const called = new Map<string, string>();
  for (const state of states)
    for (const [key, documentId] of lettersOf(state)) if (!called.has(key)) called.set(key, documentId);
  return states.map((state) => {
    const present = idsOf(state);
    const renamed = [...lettersOf(state)].flatMap(([key, documentId]) => {
      const wanted = called.get(key) ?? documentId;
      return wanted === documentId || present.has(wanted) ? [] : [[documentId, wanted] as const];
    });
    return withIds(state, new Map(renamed));
  });
};

export type Aligned = {
  readonly bases: readonly HandoverState[];
  readonly mine: HandoverState;
  readonly theirs: HandoverState;
};

/** The same three states, with what is one document under one id in all of them. */
export const align = ({ bases, mine, theirs }: Aligned): Aligned => {
  const [own = mine, other = theirs, ...common] = alignLetters([mine, theirs, ...bases]);
  return { bases: common, mine: own, theirs: alignTwins(common, own, other) };
};
