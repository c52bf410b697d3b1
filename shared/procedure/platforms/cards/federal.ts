import type { PlatformCard } from '../card.ts';
import { blankCard, known } from '../known.ts';
import { law223Signature, law44Account, noticeSignatures, oidLists, platformRegisters } from './sources.ts';
import { federalWinnerFees } from './winner-fees.ts';

const reviewedOn = '2026-11-23';
const lawsReadOn = '2026-09-25';

type Federal = {
  readonly platformId: string;
  readonly name: string;
  readonly operator: string | null;
  readonly address: string;
  readonly aliases: readonly string[];
  readonly oids?: readonly string[];
};

/** Platforms at which 44-FZ and 223-FZ procedures are held: what the laws say of all of them, and each one's own. */
const federal = ({ platformId, name, operator, address, aliases, oids = [] }: Federal): PlatformCard => {
  const blank = blankCard({ platformId, name, country: 'RU', zone: 'Europe/Moscow', reviewedOn });
  const trading = ['1.2.643.6.3.1.1', ...oids];
  return {
    ...blank,
    aliases: [...aliases],
    operator: operator === null ? blank.operator : known(operator, platformRegisters, reviewedOn),
    address: known(address, platformRegisters, reviewedOn),
    sections: ['44-fz', '223-fz', 'small-business', 'commercial'],
    signature: {
      ...blank.signature,
      kind: known('qualified', law223Signature, lawsReadOn),
      formats: known(['cades'], noticeSignatures, lawsReadOn),
      placement: known('detached', noticeSignatures, lawsReadOn),
      certificateOids: known(trading, oidLists, reviewedOn),
    },
    specialAccount: known('required', law44Account, lawsReadOn),
    fees: federalWinnerFees.map((fee) => ({ ...fee, sections: [...fee.sections] })),
  };
};

export const federalPlatformCards: readonly PlatformCard[] = [
  federal({
    platformId: 'sberbank-ast',
    name: 'Сбербанк-АСТ',
    operator: 'АО «Сбербанк – Автоматизированная система торгов»',
    address: 'https://www.sberbank-ast.ru/',
    aliases: ['сбербанк-аст', 'сбербанк аст', 'сбербанк - аст', 'sberbank-ast', 'sberbank ast', 'etp_sbast'],
  }),
  federal({
    platformId: 'rts-tender',
    name: 'РТС-тендер',
    operator: 'ООО «РТС-тендер»',
    address: 'https://www.rts-tender.ru/',
    aliases: ['ртс-тендер', 'ртс тендер', 'rts-tender', 'etp_rts'],
  }),
  federal({
    platformId: 'roseltorg',
    name: 'Росэлторг (ЕЭТП)',
    operator: 'АО «Единая электронная торговая площадка»',
    address: 'https://www.roseltorg.ru/',
    aliases: ['росэлторг', 'еэтп', 'единая электронная торговая площадка', 'roseltorg', 'etp_eetp'],
  }),
  federal({
    platformId: 'zakazrf',
    name: 'АГЗ РТ (ЗаказРФ)',
    operator: 'АО «Агентство по государственному заказу Республики Татарстан»',
    address: 'https://etp.zakazrf.ru/',
    aliases: ['заказрф', 'агз рт', 'агентство по государственному заказу', 'zakazrf', 'etp_avk', 'etp_agzrt'],
  }),
  federal({
    platformId: 'tek-torg',
    name: 'ТЭК-Торг',
    operator: 'АО «ТЭК-Торг»',
    address: 'https://www.tektorg.ru/',
    aliases: ['tektorg', 'tek-torg', 'тэк-торг', 'тэк торг', 'etp_tektorg'],
    oids: ['1.2.643.3.241'],
  }),
  federal({
    platformId: 'etp-gpb',
    name: 'ЭТП ГПБ',
    operator: 'ООО «Электронная торговая площадка ГПБ»',
    address: 'https://etpgpb.ru/',
    aliases: ['etpgpb', 'этп гпб', 'этп газпромбанк', 'электронная торговая площадка гпб', 'etp gpb', 'etp_gpb'],
    oids: ['1.2.643.6.17.1'],
  }),
  federal({
    platformId: 'fabrikant',
    name: 'Фабрикант',
    operator: null,
    address: 'https://www.fabrikant.ru/',
    aliases: ['fabrikant', 'фабрикант', 'национальная электронная площадка', 'etp-ets.ru', 'etp_mmvb'],
    oids: ['1.2.643.6.15'],
  }),
  federal({
    platformId: 'rad',
    name: 'РАД (Lot-online)',
    operator: 'АО «Российский аукционный дом»',
    address: 'https://catalog.lot-online.ru/',
    aliases: ['российский аукционный дом', 'lot-online', 'лот-онлайн', 'etp_rad'],
  }),
];
