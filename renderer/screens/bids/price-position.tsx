import { forkOf } from '#shared/bid/prices/fork.ts';
import type { PricePosition } from '#shared/bid/prices/table.ts';
import {
  Button,
  CrossIcon,
  DecimalField,
  IconButton,
  PlusIcon,
  Section,
  Select,
  Switch,
  TextField,
  TrashIcon,
} from '../../components/index.ts';
import { amountText, decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { OtherPrices } from './price-others.tsx';
import type { Prices } from './use-prices.ts';

type PositionProps = {
  readonly prices: Prices;
  readonly position: PricePosition;
  readonly isReadOnly: boolean;
  readonly onOpen: (positionId: string | null) => void;
};

/** All of one position that its row has no room for: what is offered, discount and VAT, alternatives, and what others ask. */
export const PricePositionPanel = ({ prices, position, isReadOnly, onOpen }: PositionProps) => {
  const { t } = useWords();
  const { positionId, suppliers, competitors } = position;
  const edit = (change: Partial<PricePosition>): void => prices.edit(positionId, change);
  return (
    <section className="price-position" aria-label={t('prices.position.title', { position: positionId })}>
      <header className="pane-head">
        <h3>
          {t('prices.position.title', { position: positionId })} · <bdi>{position.name}</bdi>
        </h3>
        <IconButton icon={CrossIcon} label={t('prices.position.close')} onPress={() => onOpen(null)} />
      </header>
      <Offer {...{ prices, position, isReadOnly, onOpen }} />
      <Section title={t('prices.sheet.suppliers')}>
        <ForkLine position={position} />
        <OtherPrices
          of="supplier"
          {...{ positionId, isReadOnly }}
          rows={suppliers.map(({ supplier, unitPrice, askedOn }) => ({
            who: supplier,
            price: unitPrice,
            day: askedOn,
          }))}
          onChange={(rows) =>
            edit({ suppliers: rows.map(({ who, price, day }) => ({ supplier: who, unitPrice: price, askedOn: day })) })
          }
        />
      </Section>
      <Section title={t('prices.sheet.competitors')}>
        <p className="pane-note">{t('prices.competitors.note')}</p>
        <OtherPrices
          of="competitor"
          {...{ positionId, isReadOnly }}
          rows={competitors.map(({ competitor, unitPrice, seenOn }) => ({
            who: competitor,
            price: unitPrice,
            day: seenOn,
          }))}
          onChange={(rows) =>
            edit({
              competitors: rows.flatMap(({ who, price, day }) =>
                price === null ? [] : [{ competitor: who, unitPrice: price, seenOn: day }],
              ),
            })
          }
        />
      </Section>
    </section>
  );
};

/** The fork of those who answered, in words, and where our price stands in it. */
const ForkLine = ({ position }: { readonly position: PricePosition }) => {
  const { t, language } = useWords();
  const fork = forkOf(position);
  if (fork === null) return <p className="pane-note">{t('prices.fork.none')}</p>;
  const { min, max, mean, median, spreadPercent } = fork;
  const [least, most, middle, average] = [min, max, median, mean].map((amount) => amountText(amount, language));
  return (
    <p className="pane-note">
      {t('prices.fork.words', {
        min: least,
        max: most,
        median: middle,
        mean: average,
        spread: decimalText(spreadPercent, language),
      })}
      {fork.position !== null && ` ${t('prices.fork.place', { place: fork.position })}`}
    </p>
  );
};

const Offer = ({ prices, position, isReadOnly, onOpen }: PositionProps) => {
  const { t } = useWords();
  const { positionId, alternativeTo } = position;
  const { positions } = prices.table;
  const edit = (change: Partial<PricePosition>): void => prices.edit(positionId, change);
  const line = (column: 'offered' | 'maker' | 'country') => (
    <TextField
      label={t(`prices.column.${column}`)}
      value={position[column] ?? ''}
      isReadOnly={isReadOnly}
      onChange={(text) => edit({ [column]: text === '' ? null : text })}
    />
  );
  const decimal = (column: 'unitCost' | 'discountPercent' | 'vatRate', hint?: string) => (
    <DecimalField
      label={t(`prices.column.${column}`)}
      value={position[column]}
      isDisabled={isReadOnly}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => edit({ [column]: value })}
    />
  );
  const alternatives = positions.filter((one) => one.alternativeTo === positionId);
  const mains = positions.filter((one) => one.alternativeTo === null && one.positionId !== positionId);
  return (
    <>
      <div className="price-inputs">
        {line('offered')}
        {line('maker')}
        {line('country')}
        <div className="price-narrow">{decimal('unitCost')}</div>
        {decimal('discountPercent')}
        {prices.table.vatMode !== 'none' &&
          decimal('vatRate', t('prices.position.vat', { rate: prices.table.vatRate }))}
        {alternatives.length === 0 && !isReadOnly && mains.length > 0 && mains.length <= 200 && (
          <Select
            label={t('prices.column.alternativeTo')}
            choices={[
              { value: '', label: t('prices.alternative.none') },
              ...mains.map((one) => ({ value: one.positionId, label: `${one.positionId} · ${one.name}` })),
            ]}
            value={alternativeTo ?? ''}
            onChange={(main) => edit({ alternativeTo: main === '' ? null : main, isChosen: false })}
          />
        )}
      </div>
      <div className="pane-acts">
        <Switch
          isSelected={position.isEquivalent}
          isDisabled={isReadOnly}
          onChange={(isEquivalent) => edit({ isEquivalent })}
        >
          {t('prices.column.isEquivalent')}
        </Switch>
        {alternativeTo !== null && (
          <Switch
            isSelected={position.isChosen}
            isDisabled={isReadOnly}
            onChange={(isChosen) => prices.choose(alternativeTo, isChosen ? positionId : null)}
          >
            {t('prices.alternative.chosen', { position: alternativeTo })}
          </Switch>
        )}
        {!isReadOnly && (
          <Button
            kind="quiet"
            icon={TrashIcon}
            onPress={() => {
              onOpen(null);
              prices.remove(positionId);
            }}
          >
            {t('prices.act.remove')}
          </Button>
        )}
        {alternativeTo === null && !isReadOnly && (
          <Button kind="quiet" icon={PlusIcon} onPress={() => onOpen(prices.addAlternative(position))}>
            {t('prices.act.add-alternative')}
          </Button>
        )}
      </div>
    </>
  );
};
