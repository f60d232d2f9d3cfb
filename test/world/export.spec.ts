import { expect } from 'chai';
import { exportLines } from '../../src/world/export.js';

describe('exportLines', () => {
  it('writes one line a row, each with its kind', () => {
    const rij = { INSZ: '93711191937', milliseconden: 5, daarna: 'BRON_TRAAG' } as const;
    expect([...exportLines([{ soort: 'bronvertraging', rij }])]).to.deep.equal([
      '{"soort":"bronvertraging","rij":{"INSZ":"93711191937","milliseconden":5,"daarna":"BRON_TRAAG"}}\n',
    ]);
  });

  it('keeps a line end within a text on one line', () => {
    const rij = { INSZ: '85631490132', verhaal: 'een\ntwee' };
    expect([...exportLines([{ soort: 'persona', rij }])].join('').split('\n')).to.have.length(2);
  });
});
