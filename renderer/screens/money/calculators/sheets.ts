import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { FormValues } from '../forms/form-values.ts';

type Sheets = {
  /** By the sheet's id: a calculator's name, or a preset's. */
  readonly inputs: Readonly<Record<string, FormValues>>;
  readonly lastSheet: string | null;
};

/** Inputs outlive a restart: the next procedure is usually like the last. They never hold anything secret. */
export const useSheets = create<Sheets>()(
  persist((): Sheets => ({ inputs: {}, lastSheet: null }), { name: 'bidwright.money', version: 1 }),
);

export const keepInput = (sheet: string, values: FormValues): void => {
  useSheets.setState(({ inputs }) => ({ inputs: { ...inputs, [sheet]: values }, lastSheet: sheet }));
};

const isFormValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Begins a calculation with what a bid or a procedure says; an empty start leaves what stood there. */
export const startCalculation = (sheet: string, input: Readonly<Record<string, unknown>>): void => {
  const values: unknown = JSON.parse(JSON.stringify(input));
  if (isFormValues(values) && Object.keys(values).length > 0) keepInput(sheet, values);
};
