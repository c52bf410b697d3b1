/** The look of a report that is handed over: readable on screen in light and dark, and on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #ffffff; --tint: #f6f8fa;
  --good: #116329; --bad: #a40e26; --doubt: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4ae; --line: #3a424b; --paper: #14181d;
  --tint: #1c2128; --good: #57c26d; --bad: #ff8b84; --doubt: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "IBM Plex Sans", "IBM Plex Sans Arabic", "Segoe UI", Tahoma, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
.banner { border: 1px solid var(--line); border-inline-start: 6px solid var(--tone); background: var(--tint);
  padding: .75rem 1rem; margin: 0 0 1rem; }
.banner strong { color: var(--tone); font-size: 1.15rem; } .banner p { margin: .25rem 0 0; }
.TOTAL-PASSED, .passed { --tone: var(--good); } .TOTAL-FAILED, .failed, .blocker { --tone: var(--bad); }
.INDETERMINATE, .not-provable, .warning { --tone: var(--doubt); } .not-checked, .info { --tone: var(--soft); }
dl { display: grid; grid-template-columns: minmax(10rem, 16rem) 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .35rem .5rem;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } th { color: var(--soft); font-weight: 600; }
.word { color: var(--tone); font-weight: 600; white-space: nowrap; }
code { font: .85em/1.4 "IBM Plex Mono", Consolas, monospace; color: var(--soft); }
ul { list-style: none; margin: 0; padding: 0; } li { border-inline-start: 3px solid var(--tone); padding: .1rem .75rem;
  margin: 0 0 .5rem; } li p { margin: 0; } li .hint { color: var(--soft); }
section.over { border-inline-start: 2px solid var(--line); margin: 1rem 0 0; padding-inline-start: 1rem; }
details { margin-top: 1rem; } summary { cursor: pointer; } footer { margin-top: 2rem; color: var(--soft); }
@media print { body { padding: 0; max-width: none; font-size: 11px; } .banner, tr, li { break-inside: avoid; } }
`;
