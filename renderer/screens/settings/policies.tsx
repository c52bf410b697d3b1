import { useState } from 'react';
import type { SignaturePolicy } from '#shared/contract/policies.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  IconButton,
  PencilIcon,
  PlusIcon,
  SignIcon,
  Skeleton,
  Table,
  TrashIcon,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { useWords, type Words } from '../../state/words.tsx';
import { useKindName } from './kinds-name.ts';
import { PolicyDialog } from './policies-dialog.tsx';
import './policies.css';

/** What a policy demands, in the words of the platforms' cards. */
export const demandsOf = (
  t: Words['t'],
  { kind, format, level, placement, scope, signers }: SignaturePolicy,
): readonly string[] => [
  ...(kind === null ? [] : [t(`platforms.word.signature.kind.${kind}`)]),
  ...(format === null ? [] : [t(`platforms.word.signature.formats.${format}`)]),
  ...(level === null ? [] : [t(`platforms.word.signature.level.${level}`)]),
  ...(placement === null ? [] : [t(`platforms.word.signature.placement.${placement}`)]),
  ...(scope === null ? [] : [t(`platforms.word.signature.scope.${scope}`)]),
  ...(signers.length === 0 ? [] : [signers.join(' → ')]),
];

/** The user's signature policies: by platform, kind and law. */
export const Policies = () => {
  const { t } = useWords();
  const { value, error } = useAsk('policies.list', {});
  const [edited, setEdited] = useState<SignaturePolicy | 'new' | null>(null);
  const remove = useAct('policies.remove');
  const forWhom = useForWhom();
  useOffer('policies', [
    { id: 'policies.add', label: t('policies.add'), group: t('frame.palette.here'), run: () => setEdited('new') },
  ]);
  if (value === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  const { policies } = value;
  const add = (
    <Button icon={PlusIcon} onPress={() => setEdited('new')}>
      {t('policies.add')}
    </Button>
  );
  return (
    <div className="policies">
      <div className="policies-bar">
        <p className="quiet settings-lead">{t('policies.lead')}</p>
        {policies.length > 0 && add}
      </div>
      {remove.error !== null && <ErrorNotice failure={remove.error} />}
      <Table
        label={t('policies.title')}
        rows={policies}
        keyOf={({ policyId }) => policyId}
        empty={<EmptyState icon={SignIcon} title={t('policies.empty')} act={add} />}
        columns={[
          {
            id: 'name',
            label: t('policies.column.name'),
            width: '28%',
            cell: ({ name, strict, source }) => (
              <span className="policies-name">
                <span>
                  <bdi>{name}</bdi> {strict && <Badge>{t('policies.is-strict')}</Badge>}
                </span>
                <bdi className="quiet">{source}</bdi>
              </span>
            ),
          },
          { id: 'for', label: t('policies.column.for'), width: '26%', cell: (policy) => <bdi>{forWhom(policy)}</bdi> },
          {
            id: 'demands',
            label: t('policies.column.demands'),
            cell: (policy) => <bdi>{demandsOf(t, policy).join(' · ') || t('policies.not-demanded')}</bdi>,
          },
          {
            id: 'acts',
            label: t('policies.column.acts'),
            hideLabel: true,
            width: '68px',
            cell: (policy) => (
              <span className="policies-acts">
                <IconButton
                  icon={PencilIcon}
                  label={t('policies.edit', { name: policy.name })}
                  onPress={() => setEdited(policy)}
                />
                <IconButton
                  icon={TrashIcon}
                  label={t('policies.remove', { name: policy.name })}
                  onPress={() => void remove.run({ policyId: policy.policyId })}
                />
              </span>
            ),
          },
        ]}
      />
      {edited !== null && <PolicyDialog policy={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
};

/** Whom a policy is for: a platform, a kind, a law, or all of them at once. */
const useForWhom = (): ((policy: SignaturePolicy) => string) => {
  const { t } = useWords();
  const nameOf = useKindName();
  const platforms = useAsk('platforms.list', {}).value?.platforms ?? [];
  const kinds = useAsk('kinds.records', {}).value?.kinds ?? [];
  return ({ platformId, kindId, law }) => {
    const kind = kinds.find((one) => one.kind.kindId === kindId)?.kind;
    const parts = [
      ...(platformId === null ? [] : [platforms.find((one) => one.platformId === platformId)?.name ?? platformId]),
      ...(kindId === null ? [] : [kind === undefined ? kindId : nameOf(kind)]),
      ...(law === null ? [] : [t(`policies.law.${law}`)]),
    ];
    return parts.join(' · ') || t('policies.for-all');
  };
};
