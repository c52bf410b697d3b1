import type { PlainDay } from '../../kernel/instant.ts';

/** Somebody's numbers and names as one statement gives them; null where it does not say. */
export type Person = {
  /** Surname, given name, patronymic, with single spaces. */
  readonly name: string | null;
  /** Twelve digits. */
  readonly inn: string | null;
  /** Eleven digits. */
  readonly snils: string | null;
};

export const partyKinds = ['organization', 'foreign', 'trader', 'person', 'branch'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** A principal or a representative. */
export type Party = {
  readonly kind: PartyKind;
  readonly name: string;
  /** Of an organization ten digits, of a person or sole trader twelve. */
  readonly inn: string | null;
  /** OGRN or OGRNIP. */
  readonly ogrn: string | null;
  readonly kpp: string | null;
  readonly snils: string | null;
  /** Who acts for an organization without a power of attorney. */
  readonly heads: readonly Person[];
};

/** One power by the classifier; `limits` are its restrictions as "name: value". */
export type CodedPower = {
  readonly code: string;
  readonly mnemonic: string | null;
  readonly name: string;
  readonly limits: readonly string[];
};

export type Powers = {
  /** In words, where the powers are not coded. */
  readonly text: string | null;
  readonly codes: readonly CodedPower[];
  /** Representatives may act only together; null: the file does not say, or says what the schema does not list. */
  readonly jointly: boolean | null;
};

/** An earlier power of attorney that one passed on names: the first of the chain, or the one before. */
export type EarlierPower = {
  /** Lower-case UUID; null: on paper or at a notary's. */
  readonly number: string | null;
  readonly internalNumber: string | null;
  readonly notarial: boolean;
  readonly issuedOn: PlainDay | null;
  readonly validUntil: PlainDay | null;
  readonly principals: readonly Party[];
};

/** A machine-readable power of attorney as its file says, without opinion. Days are calendar days, both ends included. */
export type PowerOfAttorney = {
  readonly format: 'EMCHD_1';
  /** `ИдФайл`: the file's own name without its ending. */
  readonly fileId: string | null;
  /** Lower-case UUID: what the register knows it by. */
  readonly number: string;
  readonly internalNumber: string | null;
  readonly issuedOn: PlainDay;
  readonly validUntil: PlainDay;
  readonly revocable: boolean;
  readonly delegation: 'not-allowed' | 'once' | 'again';
  /** True: powers of an earlier one are passed on by it. */
  readonly isPassedOn: boolean;
  readonly principals: readonly Party[];
  readonly representatives: readonly Party[];
  readonly powers: Powers;
  /** Of one passed on: the first of the chain, then the one before it where that is another. */
  readonly earlier: readonly EarlierPower[];
};

/** What a verification of the principal's signature showed; null: none was given. */
export type PrincipalSignature = {
  /** The signature over exactly these bytes; `not-provable`: it could not be computed here. */
  readonly intact: 'passed' | 'failed' | 'not-provable';
  /** The conclusion of the whole verification by ETSI EN 319 102-1. */
  readonly conclusion: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED';
  readonly signer: Person & { readonly organizationInn: string | null; readonly ogrn: string | null };
};
