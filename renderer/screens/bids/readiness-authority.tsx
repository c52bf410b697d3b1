import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { Button, Checkbox, Select, TextField } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import type { Edit } from './use-bid-acts.ts';

const none = '';

/** By which power of attorney the bid is signed, and which of its powers it needs. */
export const AuthorityField = ({ bid, edit }: { bid: BidDetail; edit: Edit }) => {
  const { t } = useWords();
  const { value: kept } = useAsk('authority.list', {});
  const { value: readiness } = useAsk('bids.readiness', { bidId: bid.bidId });
  const bound = readiness?.authority ?? null;
  const [draft, setDraft] = useState<string | null>(null);
  const [powers, setPowers] = useState<readonly string[] | null>(null);
  const authorities = kept?.authorities ?? [];
  const chosenId = draft ?? bound?.authorityId ?? none;
  const chosen = authorities.find(({ authorityId }) => authorityId === chosenId) ?? null;
  const marked = powers ?? (bound?.authorityId === chosenId ? bound.powers : []);
  const isChanged = chosenId !== (bound?.authorityId ?? none) || powers !== null;
  const settle = async (authorityId: string | null): Promise<void> => {
    if (await edit('bids.setAuthority', { authorityId, powers: authorityId === null ? [] : [...marked] })) {
      setDraft(null);
      setPowers(null);
    }
  };
  if (authorities.length === 0)
    return (
      <div className="authority-field">
        <p className="field-label">{t('authority.bind')}</p>
        <p className="pane-note">{t('authority.empty.words')}</p>
        <Button kind="quiet" onPress={() => navigate({ screen: 'company', tab: 'authority' })}>
          {t('authority.add')}
        </Button>
      </div>
    );
  return (
    <div className="authority-field">
      <Select
        label={t('authority.bind')}
        choices={[
          { value: none, label: t('authority.bind.none') },
          ...authorities.map(({ authorityId, power }) => ({
            value: authorityId,
            label: `${power.representatives.map(({ name }) => name).join(', ')} · ${power.validUntil}`,
          })),
        ]}
        value={chosenId}
        onChange={(next) => {
          setDraft(next);
          setPowers(null);
        }}
      />
      {chosen !== null && chosen.power.powers.codes.length > 0 && (
        <fieldset className="despite-codes">
          <legend>{t('authority.bind.powers')}</legend>
          {chosen.power.powers.codes.map(({ code, name }) => (
            <Checkbox
              key={code}
              isSelected={marked.includes(code)}
              onChange={(isSelected) =>
                setPowers(isSelected ? [...marked, code] : marked.filter((power) => power !== code))
              }
            >
              <bdi>{name === '' ? code : name}</bdi>
            </Checkbox>
          ))}
        </fieldset>
      )}
      {chosen !== null && chosen.power.powers.codes.length === 0 && (
        <TextField
          label={t('authority.bind.powers.text')}
          value={marked[0] ?? ''}
          onChange={(text) => setPowers(text.trim() === '' ? [] : [text])}
        />
      )}
      {isChanged && (
        <>
          <Button onPress={() => void settle(chosenId === none ? null : chosenId)}>
            {t(chosenId === none ? 'authority.bind.back' : 'authority.bind.act')}
          </Button>
          {chosenId !== none && <p className="next-act-effect">{t('authority.bind.effect')}</p>}
        </>
      )}
    </div>
  );
};
