import { expect } from 'chai';
import { HEAD, rowOf } from '../../src/cli/office.js';
import type { Invalidatie } from '../../src/domain/kbi/Invalidatie.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';

const LETTER: Invalidatie = {
  ...{
    id: 4,
    GebeurtenisId: 'g',
    INSZ: completeINSZ('847224001', false),
    OCMW: '0212214125',
    aangemaakt: 0,
    wachtTot: 0,
  },
  ...{
    status: 'VERZONDEN',
    Volgnummer: 9,
    pogingen: 3,
    volgendePoging: 60_000,
    eerstePoging: 0,
    laatsteFout: 'HTTP_503',
  },
  ...{ samengevoegd: 2, vervangenDoor: undefined, afgehandeld: undefined },
};

describe('rowOf', () => {
  it('has a cell under each head: changes together, attempts, when next, why not', () => {
    const row = rowOf(LETTER, () => 'ocmw-gent');
    expect(row).to.have.length(HEAD.length);
    expect(row.slice(4)).to.deep.equal(['#9', '3', '3', '1970-01-01T00:01:00.000Z', 'HTTP_503']);
  });
  it('tells when it ended once it did', () => {
    expect(rowOf({ ...LETTER, afgehandeld: 120_000, laatsteFout: undefined }, String).slice(7)).to.deep.equal([
      '1970-01-01T00:02:00.000Z',
      '',
    ]);
  });
});
