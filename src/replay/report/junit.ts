// A run as JUnit XML, the form that Jenkins, GitLab and GitHub read: one suite per operation, one case per scenario.
// Control characters that XML cannot hold are replaced, so that a strange answer cannot break the report.
import { escapeAttribute, escapeText } from '../../xml/writer.js';
import type { ReplayResult, ReplayRun, Verdict } from '../run.js';

// XML 1.0 §2.2 has no way to write these.
const clean = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
const attribute = (name: string, value: string | number): string =>
  ` ${name}="${escapeAttribute(clean(String(value)))}"`;
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const outcome = ({ verdict, reason = '', differences, expected, found }: ReplayResult): string => {
  if (verdict === 'passed') return '';
  if (verdict === 'skipped') return `\n      <skipped${attribute('message', reason)}/>\n    `;
  if (verdict === 'broken')
    return `\n      <error${attribute('type', 'broken')}${attribute('message', reason)}/>\n    `;
  const sentences = differences.map(({ path, sentence }) => `${path}: ${sentence}`).join('\n');
  const body = `${sentences}\n\nexpected:\n${expected ?? ''}\n\nfound:\n${found ?? ''}`;
  const message = differences[0]?.sentence ?? '';
  return `\n      <failure${attribute('type', differences[0]?.kind ?? 'difference')}${attribute('message', message)}>${escapeText(clean(body))}</failure>\n    `;
};

const testcase = (result: ReplayResult): string =>
  `    <testcase${attribute('classname', result.operation)}${attribute('name', result.name)}${attribute('time', seconds(result.milliseconds))}>${outcome(result)}</testcase>`;

const counts = (results: readonly ReplayResult[], milliseconds: number): string => {
  const number = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return (
    attribute('tests', results.length) +
    attribute('failures', number('failed')) +
    attribute('errors', number('broken')) +
    attribute('skipped', number('skipped')) +
    attribute('time', seconds(milliseconds))
  );
};

/** The run as one JUnit document, ended by a line end. */
export const junitReport = ({ results, milliseconds }: ReplayRun): string => {
  const operations = [...new Set(results.map(({ operation }) => operation))];
  const suites = operations.map((operation) => {
    const own = results.filter((result) => result.operation === operation);
    const time = own.reduce((sum, result) => sum + result.milliseconds, 0);
    return `  <testsuite${attribute('name', operation)}${counts(own, time)}>\n${own.map(testcase).join('\n')}\n  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attribute('name', 'kbi replay')}${counts(results, milliseconds)}>\n${suites.join('')}</testsuites>\n`;
};
