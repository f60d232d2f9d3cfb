import { expect } from 'chai';
import { htmlReport } from '../../../src/replay/report/html.js';
import type { ReplayResult } from '../../../src/replay/run.js';

const HOSTILE = `<script>alert("1")</script><img src=x onerror='y'>`;
const result = (more: Partial<ReplayResult>): ReplayResult => ({
  name: 'X/a',
  operation: 'X',
  verdict: 'passed',
  differences: [],
  milliseconds: 12,
  ...more,
});
const page = (...results: ReplayResult[]): string => htmlReport({ results, milliseconds: 1500 });

describe('htmlReport', () => {
  const places: readonly [string, Partial<ReplayResult>][] = [
    ['the name', { name: HOSTILE }],
    ['the description', { description: HOSTILE }],
    ['the reason', { verdict: 'broken', reason: HOSTILE }],
    ['a sentence', { verdict: 'failed', differences: [{ path: '/a', kind: 'value', sentence: HOSTILE }] }],
    ['a path', { verdict: 'failed', differences: [{ path: HOSTILE, kind: 'value', sentence: 's' }] }],
    [
      'the expected text',
      { verdict: 'failed', differences: [{ path: '/', kind: 'value', sentence: 's' }], expected: HOSTILE },
    ],
    [
      'the found text',
      { verdict: 'failed', differences: [{ path: '/', kind: 'value', sentence: 's' }], found: HOSTILE },
    ],
  ];
  for (const [place, more] of places)
    it(`shows markup in ${place} as text`, () => {
      const html = page(result(more));
      expect(html).to.not.match(/<script|<img/i);
      expect(html).to.contain('&lt;script&gt;alert(&quot;1&quot;)');
      expect(html).to.contain('onerror=&#39;y&#39;');
    });

  it('asks nothing of another place and runs nothing', () => {
    const html = page(result({}));
    expect(html).to.not.match(/(?:src|href)=|https?:|@import|url\(/);
    expect(html).to.contain(`default-src 'none'`);
  });

  it('puts what failed on top and says every verdict in words', () => {
    const html = page(result({ name: 'goed' }), result({ name: 'mis', verdict: 'failed' }));
    expect(html.indexOf('mis')).to.be.lessThan(html.indexOf('goed'));
    expect(html).to.contain('failed').and.to.contain('passed');
    expect(html).to.contain('1 failed · 0 broken · 0 skipped · 1 passed');
  });
});
