import type { DecimalText } from '../../kernel/decimal.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Percent } from '../../kernel/percent.ts';

/** What stands in the column of prices: with VAT inside, without it (it is added), or no VAT at all. */
export const vatModes = ['included', 'added', 'none'] as const;
export type VatMode = (typeof vatModes)[number];

/** What one supplier asks for one unit; null where he was asked and has not answered. */
export type SupplierPrice = {
  readonly supplier: string;
  readonly unitPrice: DecimalText | null;
  readonly askedOn: PlainDay | null;
};

/** A price of somebody else for one unit that the user knows of; never one that was guessed. */
export type CompetitorPrice = {
  readonly competitor: string;
  readonly unitPrice: DecimalText;
  readonly seenOn: PlainDay | null;
};

/** One line. Numbers are decimal text without sign, at most six decimals; empty fields are null. */
export type PricePosition = {
  readonly positionId: string;
  /** The notice's position that this line answers; null: a line of the user's own. */
  readonly noticeItemId: string | null;
  readonly name: string;
  readonly quantity: DecimalText | null;
  readonly unit: string | null;
  /** OKPD2, CPV … as the notice names it. */
  readonly classification: string | null;
  /** What is offered where it is not word for word what was asked for. */
  readonly offered: string | null;
  readonly isEquivalent: boolean;
  readonly maker: string | null;
  readonly country: string | null;
  /** Another line that this one is offered instead of; only one of them counts. */
  readonly alternativeTo: string | null;
  /** An alternative that is chosen counts, and what it stands instead of does not. */
  readonly isChosen: boolean;
  readonly unitPrice: DecimalText | null;
  readonly discountPercent: Percent | null;
  /** Null: the table's. */
  readonly vatRate: Percent | null;
  /** What one unit costs us delivered, without VAT. */
  readonly unitCost: DecimalText | null;
  readonly suppliers: readonly SupplierPrice[];
  readonly competitors: readonly CompetitorPrice[];
};

export type PriceTable = {
  readonly currency: Currency;
  readonly vatMode: VatMode;
  readonly vatRate: Percent;
  /** The rate of VAT follows the day of delivery (Tax Code art. 167), not that of the bid. */
  readonly deliveredOn: PlainDay | null;
  readonly positions: readonly PricePosition[];
};

/** A position as the notice asks for it; `lotId` null: of the whole procedure. */
export type AskedPosition = {
  readonly id: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly classification: string | null;
  readonly lotId: string | null;
  /** Of one unit. */
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly analoguesAllowed: boolean | null;
};

export const mostPositions = 20_000;

/** A line with nothing in it yet. */
export const blankPosition = (positionId: string, name: string): PricePosition => ({
  positionId,
  noticeItemId: null,
  name,
  quantity: null,
  unit: null,
  classification: null,
  offered: null,
  isEquivalent: false,
  maker: null,
  country: null,
  alternativeTo: null,
  isChosen: false,
  unitPrice: null,
  discountPercent: null,
  vatRate: null,
  unitCost: null,
  suppliers: [],
  competitors: [],
});

/** The lines that make the price: each that is no alternative unless one of its alternatives is chosen, which counts then. */
export const countedPositions = (positions: readonly PricePosition[]): readonly PricePosition[] => {
  const replaced = new Set(
    positions.flatMap(({ alternativeTo, isChosen }) => (alternativeTo !== null && isChosen ? [alternativeTo] : [])),
  );
  return positions.filter(({ positionId, alternativeTo, isChosen }) =>
    alternativeTo === null ? !replaced.has(positionId) : isChosen,
  );
};
