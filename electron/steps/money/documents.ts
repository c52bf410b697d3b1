import type { ForecastView } from '#shared/contract/money.ts';
import { addDays } from '#shared/calendar/days.ts';
import type { Texts } from '#shared/text/translator.ts';
import type { DocumentTable, TableDocument } from '../../tables/document.ts';
import { amount, day, document, notesOf, text, type DocumentWords as Asked } from './document-cells.ts';

const seriesName = ({ say }: Texts, { scenario, delayDays }: ForecastView['series'][number]): string => {
  const name = say(`calc.choice.${scenario}`);
  return delayDays === 0 ? name : `${name}, ${say('money.export.late', { days: delayDays })}`;
};

/** Cash by day for every series, when it runs short, and what each bid keeps. */
export const forecastDocument = (view: ForecastView, asked: Asked): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const names = view.series.map((series) => seriesName(texts, series));
  const days = Array.from({ length: view.days }, (_, at) => addDays(view.from, at));
  const byDay: DocumentTable = {
    name: say('calc.forecast'),
    columns: [say('money.export.day'), ...names, ...names.map((name) => `${say('calc.field.frozen')}: ${name}`)],
    rows: days.map((each, at) => [
      day(each),
      ...view.series.map(({ levels }) => amount(levels[at] ?? null)),
      ...view.series.map(({ frozen }) => amount(frozen[at] ?? null)),
    ]),
  };
  const shortages: DocumentTable = {
    name: say('calc.field.shortages'),
    columns: [say('calc.field.scenario'), say('money.export.from'), say('calc.field.to'), say('calc.field.short')],
    rows: view.series.flatMap((series) =>
      series.shortages.map(({ from, to, most }) => [text(seriesName(texts, series)), day(from), day(to), amount(most)]),
    ),
  };
  const lanes: DocumentTable = {
    name: say('calc.field.lanes'),
    columns: [
      say('money.export.bid'),
      say('calc.field.scenario'),
      say('money.export.from'),
      say('calc.field.to'),
      say('money.export.amount'),
      say('money.export.kind'),
    ],
    rows: view.series.flatMap((series) =>
      series.lanes.map(({ bid, from, to, amount: sum, kind }) => [
        text(view.titles[bid] ?? bid),
        text(seriesName(texts, series)),
        day(from),
        day(to),
        amount(sum),
        text(say(`money.lane.${kind}`)),
      ]),
    ),
  };
  return document(asked, {
    title: say('calc.forecast'),
    facts: [
      [say('money.export.from'), view.from],
      [say('calc.field.to'), days.at(-1) ?? view.from],
      ...view.series.map((series): readonly [string, string] => [
        seriesName(texts, series),
        series.shortFrom === null
          ? say('money.forecast.enough')
          : say('money.forecast.short', { day: series.shortFrom, amount: series.shortBy ?? '' }),
      ]),
    ],
    notes: notesOf(texts, view.findings),
    tables: [byDay, shortages, lanes],
    charts: [
      {
        title: say('calc.field.levels'),
        labels: days,
        lines: view.series.map(({ levels }, at) => ({ name: names[at] ?? '', values: levels.map(Number) })),
      },
    ],
  });
};
