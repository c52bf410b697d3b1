import type { Icon } from '../components/icons.tsx';
import {
  BidsIcon,
  CompanyIcon,
  MarketIcon,
  MoneyIcon,
  PlatformsIcon,
  ProceduresIcon,
  SettingsIcon,
  SignIcon,
  TodayIcon,
} from '../components/icons.tsx';
import type { ScreenName } from '../state/route.ts';

/** The rail, in the order of a working day. `code` is the physical key, so the letter works on every layout. */
export const railItems: readonly {
  readonly screen: ScreenName;
  readonly icon: Icon;
  readonly code: string;
  readonly key: string;
}[] = [
  { screen: 'today', icon: TodayIcon, code: 'KeyT', key: 'T' },
  { screen: 'procedures', icon: ProceduresIcon, code: 'KeyP', key: 'P' },
  { screen: 'bids', icon: BidsIcon, code: 'KeyB', key: 'B' },
  { screen: 'sign', icon: SignIcon, code: 'KeyS', key: 'S' },
  { screen: 'money', icon: MoneyIcon, code: 'KeyM', key: 'M' },
  { screen: 'market', icon: MarketIcon, code: 'KeyR', key: 'R' },
  { screen: 'company', icon: CompanyIcon, code: 'KeyC', key: 'C' },
  { screen: 'platforms', icon: PlatformsIcon, code: 'KeyL', key: 'L' },
  { screen: 'settings', icon: SettingsIcon, code: 'Comma', key: ',' },
];
