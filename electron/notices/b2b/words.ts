import type { ProcedureFlag } from '#shared/procedure/flags.ts';

/** Codes of the platform's SOAP interface (its WSDL of 2018), in the platform's own words. */
export const currencies: Readonly<Record<string, string>> = { '0': 'RUB', '1': 'USD', '2': 'EUR', '4': 'UAH' };

export const auctionTypes: Readonly<Record<string, string>> = {
  '1': 'Аукцион продавца',
  '2': 'Аукцион покупателя',
  '3': 'Объявление о продаже',
  '4': 'Запрос предложений',
  '14': 'Простая закупка',
};
/** `board_extended_type` of a request for proposals: 1 asks for prices only. */
export const boardTypes: Readonly<Record<string, string>> = { '0': 'Запрос предложений', '1': 'Запрос цен' };

/** `open` of a konkurs. */
export const tenderTypes: Readonly<Record<string, string>> = {
  '0': 'Закрытый конкурс',
  '1': 'Открытый конкурс',
  '2': 'Закрытые конкурентные переговоры',
  '3': 'Открытые конкурентные переговоры',
};
export const closedTenderTypes: ReadonlySet<string> = new Set(['0', '2']);

/** `trade_type_code` of a multi-lot procedure. */
export const tradeTypes: Readonly<Record<string, string>> = {
  '1': 'Конкурс',
  '2': 'Конкурс',
  '3': 'Запрос предложений',
  '4': 'Запрос цен',
  '5': 'Аукцион',
  '6': 'Редукцион',
};

/** Fields that say 1 where something holds, and what it is in the model. */
export const flagFields: Readonly<Record<string, ProcedureFlag>> = {
  is_private: 'closed',
  multi_stages: 'multi-stage',
  with_consideration_stage: 'consideration-stage',
  multiposition: 'by-positions',
  allow_positions_groups: 'position-groups',
  allow_positions_no_price: 'positions-without-price',
  allow_positions_analog: 'analogues',
  alternative_offers: 'alternative-bids',
  private_offers: 'private-bids',
  trading_per_unit: 'price-per-unit',
  rating_offers_mode: 'rated-bids',
  small_purchase: 'small-purchase',
  only_for_smb: 'only-small-business',
  attract_subcontractors_smb: 'small-business-subcontractors',
  is_joint_purchase: 'joint',
  root: 'multi-lot',
  price_only: 'price-only',
  haggling: 'haggling',
  price_begin_limited: 'start-price-limit',
  require_offer_doc: 'bid-document',
};

export const platformName = 'B2B-Center';
export const platformAddress = 'https://www.b2b-center.ru/';
