import { expect } from 'chai';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { junitReport } from '../../../src/replay/report/junit.js';
import type { ReplayResult } from '../../../src/replay/run.js';

const result = (more: Partial<ReplayResult>): ReplayResult => ({
  name: 'X/a',
  operation: 'X',
  verdict: 'passed',
  differences: [],
  milliseconds: 12,
  ...more,
});
const difference = { path: '/a', kind: 'value', sentence: '`a` <1> & "2" expected' } as const;

type Case = {
  '@name': string;
  '@classname': string;
  '@time': string;
  failure?: Record<string, string>;
  error?: Record<string, string>;
  skipped?: Record<string, string>;
};
type Suite = {
  '@name': string;
  '@tests': string;
  '@failures': string;
  '@errors': string;
  '@skipped': string;
  testcase: Case[];
};

const read = (results: readonly ReplayResult[]): { all: Record<string, string>; suites: Suite[] } => {
  const xml = junitReport({ results, milliseconds: 1500 });
  expect(XMLValidator.validate(xml)).to.equal(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => ['testsuite', 'testcase'].includes(name),
    parseTagValue: false,
  });
  const { testsuites } = parser.parse(xml) as { testsuites: Record<string, string> & { testsuite?: Suite[] } };
  return { all: testsuites, suites: testsuites.testsuite ?? [] };
};

describe('junitReport', () => {
  it('makes one suite per operation, with the counts that a CI server reads', () => {
    const { all, suites } = read([
      result({}),
      result({ name: 'X/b', verdict: 'failed', differences: [difference] }),
      result({ name: 'Y/c', operation: 'Y', verdict: 'skipped', reason: 'no world' }),
      result({ name: 'Y/d', operation: 'Y', verdict: 'broken', reason: 'no reply.xml' }),
    ]);
    expect(all).to.include({ '@tests': '4', '@failures': '1', '@errors': '1', '@skipped': '1', '@time': '1.500' });
    expect(
      suites.map((suite) => [suite['@name'], suite['@tests'], suite['@failures'], suite['@errors'], suite['@skipped']]),
    ).to.deep.equal([
      ['X', '2', '1', '0', '0'],
      ['Y', '2', '0', '1', '1'],
    ]);
    expect(suites[0]?.testcase[0]).to.include({ '@classname': 'X', '@name': 'X/a', '@time': '0.012' });
    expect(suites[1]?.testcase[0]?.skipped).to.include({ '@message': 'no world' });
    expect(suites[1]?.testcase[1]?.error).to.include({ '@message': 'no reply.xml' });
  });

  it('puts the first difference in the message and both texts in the body', () => {
    const { suites } = read([
      result({ verdict: 'failed', differences: [difference], expected: '<a>1</a>', found: '<a>2</a>' }),
    ]);
    const failure = suites[0]?.testcase[0]?.failure;
    expect(failure?.['@message']).to.equal(difference.sentence);
    expect(failure?.['@type']).to.equal('value');
    expect(failure?.['#text']).to.contain('<a>1</a>').and.to.contain('<a>2</a>').and.to.contain('/a: ');
  });

  it('stays XML whatever an answer held', () => {
    const found = 'zero \u0000 bell \u0007 lone \ud800 end ]]> é 😀';
    const { suites } = read([result({ verdict: 'failed', differences: [difference], found, expected: '\ufffe' })]);
    const text = suites[0]?.testcase[0]?.failure?.['#text'] ?? '';
    expect(text).to.contain('é 😀');
    expect(text).to.not.match(/[\u0000\u0007]/);
  });

  it('is a document also for a run of nothing', () => expect(read([]).all).to.include({ '@tests': '0' }));
});
