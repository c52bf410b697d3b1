import type { Instant } from '#shared/kernel/instant.ts';
import {
  bidMoney,
  moneySettings,
  noSettings,
  type BidMoney,
  type MoneySettings,
} from '#shared/finance/funding/terms.ts';
import type { Database, Row } from '../database.ts';

/** What the user entered for each bid. */
export const moneyOfBids = (database: Database): ReadonlyMap<string, BidMoney> =>
  new Map(
    database.all<Row & { bid_id: string; money: string }>('SELECT bid_id, money FROM bid_money').flatMap((row) => {
      const read = bidMoney.safeParse(JSON.parse(row.money));
      return read.success ? [[row.bid_id, read.data] as const] : [];
    }),
  );

/** Nothing where nobody entered anything, or what was entered can not be read any more. */
export const moneyOfBid = (database: Database, bidId: string): BidMoney => {
  const row = database.get<Row & { money: string }>('SELECT money FROM bid_money WHERE bid_id = ?', [bidId]);
  const read = row === undefined ? null : bidMoney.safeParse(JSON.parse(row.money));
  return read?.success === true ? read.data : {};
};

export const saveMoneyOfBid = (database: Database, bidId: string, money: BidMoney, now: Instant): void => {
  database.run(
    `INSERT INTO bid_money (bid_id, money, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (bid_id) DO UPDATE SET money = excluded.money, saved_at = excluded.saved_at`,
    [bidId, JSON.stringify(money), now],
  );
};

export const keptSettings = (database: Database): MoneySettings => {
  const row = database.get<Row & { settings: string }>('SELECT settings FROM money_settings');
  const read = row === undefined ? null : moneySettings.safeParse(JSON.parse(row.settings));
  return read?.success === true ? read.data : noSettings;
};

export const saveSettings = (database: Database, settings: MoneySettings, now: Instant): void => {
  database.run(
    `INSERT INTO money_settings (settings_id, settings, saved_at) VALUES (1, ?, ?)
     ON CONFLICT (settings_id) DO UPDATE SET settings = excluded.settings, saved_at = excluded.saved_at`,
    [JSON.stringify(settings), now],
  );
};
