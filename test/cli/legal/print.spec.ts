import { expect } from 'chai';
import { foldRows } from '../../../src/cli/legal/print.js';

describe('the lines of an explanation for people', () => {
  it('fold the elements of one decision into one line that names them', () => {
    const [regie, talen] = [{ Partner: 'VDAB' }, { cluster: 2 }];
    const rij = (pad: string, invoer: Record<string, string | number>, regel = 'huidige-regie') => ({
      ...{ pad, besluit: 'gegeven' as const, regel, paragraaf: '', invoer },
    });
    const folded = foldRows([
      ...[rij('Regie', regie), rij('Regie/Partner', regie), rij('Regie/Sinds', regie), rij('Regie/Sinds[2]', regie)],
      ...[rij('Talenkennis', talen, 'cluster-op-grond'), { ...rij('Attesten', {}), besluit: 'onthouden' as const }],
    ]);
    expect(folded.map(({ rij: { pad }, velden }) => [pad, velden])).to.deep.equal([
      ['Regie', ['Partner', 'Sinds']],
      ['Attesten', []],
    ]);
  });
});
