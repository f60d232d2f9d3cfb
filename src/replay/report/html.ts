// A run as one self-contained page: no script, no request to elsewhere, readable in light and dark, printable.
// Every text that comes from a file or an answer is escaped: a hostile answer stays text.
import type { ReplayResult, ReplayRun, Verdict } from '../run.js';

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITY[character] ?? character);

const WORD: Readonly<Record<Verdict, string>> = {
  passed: '✔ passed',
  failed: '✖ failed',
  skipped: '– skipped',
  broken: '! broken',
};

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --good: #1a7f37; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --good: #57d07c; --bad: #ff8a80; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
.passed strong { color: var(--good); } .failed strong, .broken strong { color: var(--bad); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td:last-child { text-align: right; white-space: nowrap; }
pre { overflow: auto; max-height: 30rem; padding: .6rem; border: 1px solid var(--line); font-size: .8rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
code { overflow-wrap: anywhere; }`;

const evidence = ({ reason, differences, expected, found }: ReplayResult): string => {
  const said = reason === undefined ? '' : `<p>${escapeHtml(reason)}</p>`;
  if (differences.length === 0) return said;
  const rows = differences.map(
    ({ path, sentence }) => `<li>${escapeHtml(sentence)}<br><code>${escapeHtml(path)}</code></li>`,
  );
  const text = (title: string, xml = ''): string =>
    `<div><h3>${title}</h3><pre tabindex="0">${escapeHtml(xml)}</pre></div>`;
  return `${said}<ol>${rows.join('')}</ol><details><summary>the messages</summary><div class="pair">${text('expected', expected)}${text('found', found)}</div></details>`;
};

const resultRow = (result: ReplayResult): string =>
  `<tr class="${result.verdict}"><td><strong>${WORD[result.verdict]}</strong></td><td><b>${escapeHtml(result.name)}</b>${
    result.description === undefined ? '' : `<p>${escapeHtml(result.description)}</p>`
  }${evidence(result)}</td><td>${result.milliseconds.toFixed(0)} ms</td></tr>`;

/** The run as one HTML page. What failed stands on top. */
export const htmlReport = ({ results, milliseconds }: ReplayRun): string => {
  const order: readonly Verdict[] = ['failed', 'broken', 'skipped', 'passed'];
  const sorted = order.flatMap((verdict) => results.filter((result) => result.verdict === verdict));
  const totals = order
    .map((verdict) => `${results.filter((result) => result.verdict === verdict).length} ${verdict}`)
    .join(' · ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>kbi replay: ${totals}</title><style>${STYLE}
</style></head><body><main>
<h1>kbi replay</h1>
<p>${results.length} scenarios in ${(milliseconds / 1000).toFixed(1)} s: ${totals}</p>
<table><thead><tr><th scope="col">verdict</th><th scope="col">scenario</th><th scope="col">time</th></tr></thead><tbody>
${sorted.map(resultRow).join('\n')}
</tbody></table></main></body></html>
`;
};
