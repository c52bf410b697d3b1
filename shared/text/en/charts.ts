/** Texts of charts and of the tables behind them. */
export const charts = {
  'charts.as-table': 'As a table',
  'charts.as-chart': 'As a chart',
  'charts.copy': 'Copy the numbers',
  'charts.copied': 'Copied as tab-separated values',
  'charts.walk': 'Arrow keys move along the chart',
  'charts.place': '{{place}}: {{values}}',
  'charts.value': '{{name}} {{value}}',
  'charts.span': '{{name}}, {{kind}}: {{from}} – {{to}}, {{value}}',
  'charts.kind': 'What',
  'charts.from': 'From',
  'charts.to': 'To',
  'charts.note': 'Note',
  'charts.none': 'Nothing to show',
} as const;
