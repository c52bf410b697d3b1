import { useState, type ReactNode } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import type { StageMeaning } from '#shared/procedure/organiser/stages.ts';
import {
  Badge,
  Button,
  Dialog,
  ErrorNotice,
  IconButton,
  PlusIcon,
  Section,
  Select,
  TextField,
  TrashIcon,
  type Choice,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { withPerson, withReason, withSelf, withStage } from './lists-edit.ts';
import { closeLists, useListsOpen } from './lists-state.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { WorkStage } from './work-stage.tsx';

/** One stage means new, and always does; the rest can be added to. */
const meanings = ['work', 'submitted', 'won', 'lost', 'dropped'] as const satisfies readonly StageMeaning[];
const endings = ['dropped', 'lost'] as const;
const freshId = (): string => crypto.randomUUID().slice(0, 8);

/** Who works here, and one's own stages and reasons; each press is kept at once. What is in use cannot go. */
export const ListsDialog = () => {
  const { t, language } = useWords();
  const isOpen = useListsOpen((state) => state.isOpen);
  const lists = useOrganiser();
  const { reload } = useAsk('organiser.show', {});
  const { run, error, clear } = useAct('organiser.save');
  const save = async (given: Asked<'organiser.save'>): Promise<void> => {
    const answer = await run(given);
    if (answer.ok) reload();
  };
  const { people, stages, reasons } = lists;
  const meaningChoices = meanings.map((value) => ({ value, label: t(`organiser.meaning.${value}`) }));
  const endingChoices = endings.map((value) => ({ value, label: t(`organiser.meaning.${value}`) }));
  return (
    <Dialog
      title={t('procedures.lists')}
      isOpen={isOpen}
      size="medium"
      onClose={() => {
        clear();
        closeLists();
      }}
    >
      {error !== null && <ErrorNotice failure={error} />}
      <Section title={t('procedures.lists.people')} hint={t('procedures.lists.people.hint')}>
        {people.map(({ personId, name, isSelf }) => (
          <Line
            key={personId}
            removeLabel={t('procedures.lists.remove', { name })}
            onRemove={() => void save({ people: people.filter((person) => person.personId !== personId) })}
            act={
              isSelf ? (
                <Badge>{t('procedures.me')}</Badge>
              ) : (
                <Button kind="quiet" onPress={() => void save({ people: withSelf(people, personId) })}>
                  {t('procedures.lists.self')}
                </Button>
              )
            }
          >
            <bdi>{name}</bdi>
          </Line>
        ))}
        <Adding
          label={t('procedures.lists.person')}
          onAdd={(name) => void save({ people: withPerson(people, `p-${freshId()}`, name) })}
        />
      </Section>
      <Section title={t('procedures.lists.stages')}>
        {stages.map(({ stageId, meaning }) => (
          <Line
            key={stageId}
            removeLabel={t('procedures.lists.remove', { name: lists.stageName(stageId) })}
            onRemove={
              meaning === 'new'
                ? null
                : () => void save({ stages: stages.filter((stage) => stage.stageId !== stageId) })
            }
            act={<span className="faint">{t(`organiser.meaning.${meaning}`)}</span>}
          >
            <WorkStage stageId={stageId} lists={lists} />
          </Line>
        ))}
        <Adding
          label={t('procedures.lists.stage')}
          kinds={meaningChoices}
          onAdd={(name, meaning = 'work') =>
            void save({ stages: withStage(stages, { stageId: `s-${freshId()}`, name, meaning, language }) })
          }
        />
      </Section>
      <Section title={t('procedures.lists.reasons')}>
        {reasons.map(({ reasonId, of }) => (
          <Line
            key={reasonId}
            removeLabel={t('procedures.lists.remove', { name: lists.reasonName(reasonId) })}
            onRemove={() => void save({ reasons: reasons.filter((reason) => reason.reasonId !== reasonId) })}
            act={<span className="faint">{t(`organiser.meaning.${of}`)}</span>}
          >
            <bdi>{lists.reasonName(reasonId)}</bdi>
          </Line>
        ))}
        <Adding
          label={t('procedures.lists.reason')}
          kinds={endingChoices}
          onAdd={(name, of = 'dropped') =>
            void save({ reasons: withReason(reasons, { reasonId: `r-${freshId()}`, name, of, language }) })
          }
        />
      </Section>
    </Dialog>
  );
};

const Line = ({
  children,
  act,
  removeLabel,
  onRemove,
}: {
  children: ReactNode;
  act: ReactNode;
  removeLabel: string;
  /** Null: it cannot go. */
  onRemove: (() => void) | null;
}) => (
  <div className="columns-line">
    <span className="work-what">{children}</span>
    <span className="columns-acts">
      {act}
      <IconButton
        icon={TrashIcon}
        label={removeLabel}
        isDisabled={onRemove === null}
        onPress={onRemove ?? (() => {})}
      />
    </span>
  </div>
);

const Adding = <Kind extends string>({
  label,
  kinds = [],
  onAdd,
}: {
  label: string;
  /** What it means, where that is to be said. */
  kinds?: readonly Choice<Kind>[];
  onAdd: (name: string, kind: Kind | undefined) => void;
}) => {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [kind, setKind] = useState(kinds[0]?.value);
  return (
    <form
      className="lists-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(name.trim(), kind);
        setName('');
      }}
    >
      <TextField label={label} hideLabel placeholder={label} value={name} onChange={setName} maxLength={120} />
      {kind !== undefined && (
        <Select label={t('procedures.lists.meaning')} hideLabel value={kind} choices={kinds} onChange={setKind} />
      )}
      <Button type="submit" icon={PlusIcon} isDisabled={name.trim() === ''}>
        {t('procedures.lists.add')}
      </Button>
    </form>
  );
};
