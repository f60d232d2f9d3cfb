// The step that is offered after a refusal fits the refusal.
import { expect } from 'chai';
import type { ExitCode } from '../../src/cli/exit.js';
import { nextAfter } from '../../src/cli/next.js';

const said = (Identificatie: string, Type = 'FOUT') => ({ Identificatie, Oorsprong: '', Type, Diagnose: '' });

describe('the step after a refusal', () => {
  const rows: readonly (readonly [string, ExitCode, RegExp])[] = [
    ['13001', 7, /Hoedanigheid=.*kbi grond list/],
    ['40001', 7, /Hoedanigheid=17001/],
    ['40003', 7, /repertorium/],
    ['40006', 7, /Vlaams Gewest/],
    ['MSG00012', 7, /repertorium/],
    ['MSG00013', 7, /legalContext/],
    ['20002', 6, /WSDL/],
  ];
  for (const [code, exit, expected] of rows)
    it(`of ${code} is its own`, () => {
      const uitzonderingen = [said('30004', 'WAARSCHUWING'), said(code)];
      expect(nextAfter(exit, { uitzonderingen })).to.match(expected);
    });

  it('is none where nothing can be done but wait, or nothing was refused', () => {
    expect(nextAfter(8, { uitzonderingen: [said('60006')] })).to.equal(undefined);
    expect(nextAfter(0, { uitzonderingen: [said('30001', 'INFORMATIE')] })).to.equal(undefined);
  });

  it('is to verify when the signature was refused, which has no code', () => {
    expect(nextAfter(5, { uitzonderingen: [], fault: 'ERR_025' })).to.match(/kbi verify/);
  });
});
