import { expect } from 'chai';
import type { INSZ } from '../../src/domain/numbers/INSZ.js';
import type { DossierRij, Dossiers } from '../../src/store/port.js';
import { slowSource } from '../../src/world/slow-source.js';
import { faultOf } from './cast.js';

const SLOW = '93711191937' as INSZ;
const rij: DossierRij = { versie: 1, dossier: { INSZ: '85631490132', Hoedanigheden: [] } };
const asked: string[] = [];
const dossiers: Dossiers = {
  find: async (insz) => {
    asked.push(insz);
    return rij;
  },
};

describe('slowSource', () => {
  for (const daarna of ['BRON_TRAAG', 'BRON_ONBESCHIKBAAR'] as const) {
    it(`fails with ${daarna} for a person with such a row, and asks the source nothing`, async () => {
      asked.length = 0;
      const source = slowSource(dossiers, (INSZ) => (INSZ === SLOW ? { INSZ, milliseconden: 1, daarna } : undefined));
      expect(await faultOf(() => source.find(SLOW))).to.include({ key: daarna });
      expect(asked).to.deep.equal([]);
    });
  }

  it('lets everyone else through', async () => {
    expect(await slowSource(dossiers, () => undefined).find('85631490132' as INSZ)).to.equal(rij);
  });
});
