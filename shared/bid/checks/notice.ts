import { Decimal } from '../../kernel/decimal.ts';
import { epochMilliseconds } from '../../kernel/instant.ts';
import type { BidCheck, BidFinding } from './facts.ts';

const hour = 3_600_000;
/** From here on the deadline is said on the bid itself; earlier the frame's clock suffices. */
const nearHours = 48;

/**
 * A passed deadline does not stop preparing: the notice may be old practice material, or the customer may extend it.
 * The platform decides; we say it plainly.
 */
export const checkDeadline: BidCheck = ({ procedure: { deadline }, now }) => {
  if (deadline === null) return [{ code: 'bid.deadline-unknown', severity: 'warning', place: {}, details: {} }];
  const left = epochMilliseconds(deadline) - epochMilliseconds(now);
  if (left <= 0) return [{ code: 'bid.deadline-passed', severity: 'warning', place: {}, details: { deadline } }];
  if (left < nearHours * hour)
    return [
      { code: 'bid.deadline-near', severity: 'info', place: {}, details: { deadline, hours: Math.floor(left / hour) } },
    ];
  return [];
};

/** A bid made for an older edition is not ready until someone has looked at what changed. */
export const checkEdition: BidCheck = ({ procedure }) =>
  procedure.ownEdition === procedure.newestEdition
    ? []
    : [
        {
          code: 'bid.notice-changed',
          severity: 'blocker',
          place: {},
          details: { edition: procedure.ownEdition, newest: procedure.newestEdition },
        },
      ];

/** Above the announced value the platform returns the bid (44-FZ art. 43 p. 6(5)); elsewhere the documents rule, so it warns. */
export const checkPrice: BidCheck = ({ draft: { price }, procedure: { value } }): readonly BidFinding[] => {
  if (price === null) return [{ code: 'bid.price-missing', severity: 'info', place: {}, details: {} }];
  if (value === null) return [];
  const said = { price: `${price.amount} ${price.currency}`, value: `${value.amount} ${value.currency}` };
  if (price.currency !== value.currency)
    return [{ code: 'bid.price-currency-differs', severity: 'warning', place: {}, details: said }];
  return new Decimal(price.amount).greaterThan(value.amount)
    ? [{ code: 'bid.price-above-value', severity: 'warning', place: {}, details: said }]
    : [];
};
