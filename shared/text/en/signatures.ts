/** Words of the desk for signatures that are there, of what a file holds, and of the question whether to load a library. */
export const signatures = {
  'consent.title_one': 'Load this program?',
  'consent.title_other': 'Load these {{count}} programs?',
  'consent.fact.program': 'Program',
  'consent.fact.folder': 'Folder',
  'consent.fact.maker': 'Maker',
  'consent.maker.unknown': 'not known: no maker of tokens installs its library there',
  'consent.warning': 'A token library can do everything on this machine that you can do.',
  'consent.promise': 'Load it only if you or your administrator installed it for your token.',
  'consent.submit': 'Load it',
  'consent.cancel': 'Do not load',
  'consent.done': 'Thank you. This page can be closed; the work goes on in Bidwright.',
  'consent.not-answered': 'Nobody said within {{seconds}} seconds whether the library may be loaded.',
  'consent.not-answered.hint': 'Start again; nothing was loaded.',
  'frame.consent': 'Whether {{subject}} may be loaded is being asked in a window of its own.',
} as const;
