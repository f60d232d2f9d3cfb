import { expect } from 'chai';
import { CLUSTERNAMEN } from '../../src/domain/kbi/Cluster.js';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import { kennisgeving, type Taal } from '../../src/gronden/kennisgeving.js';
import { toWorldRows, worldRows } from '../world/cast.js';
import { GRONDEN } from './sample.js';

const { partners } = toWorldRows(worldRows());
const grond = (nummer: string): Grond => GRONDEN.find((one) => one.nummer === nummer) as Grond;
const notice = (of: Grond, taal: Taal = 'nl', naam?: string): string =>
  kennisgeving({ grond: of, partners, taal, ontvanger: partners.find((one) => one.naam === naam) });

describe('the notice of an exchange', () => {
  for (const taal of ['nl', 'en'] as const)
    it(`in ${taal} names every cluster, purpose and the source of the ground, and nothing that is not on it`, () => {
      const text = notice(grond('002'), taal);
      for (const naam of CLUSTERNAMEN.slice(1)) expect(text).to.include(`  - ${naam[taal]}\n`);
      const doeleinden = grond('002').stromen.flatMap((stroom) => stroom.doeleinden);
      for (const one of doeleinden) expect(text.split(one[taal])).to.have.length(2);
      expect(text).to.include('VTC, beraadslaging van 25-07-2012 (002 §97)').and.include('§70');
      const few = notice(grond('003-BEERSEL'), taal);
      for (const [cluster, naam] of CLUSTERNAMEN.entries())
        if (cluster > 0) expect(few.includes(naam[taal]), naam[taal]).to.equal([3, 4].includes(cluster));
    });

  it('follows the row: a cluster less is a line less', () => {
    const [stroom, ...others] = grond('003-BEERSEL').stromen;
    const less = { ...grond('003-BEERSEL'), stromen: [{ ...stroom, clusters: [3] }, ...others] } as Grond;
    expect(notice(less)).not.to.include(CLUSTERNAMEN[4]?.nl);
  });

  it('names who hands it over, else who may ask', () => {
    expect(notice(grond('002'), 'nl', 'ocmw-gent')).to.include('  - OCMW Gent\n');
    expect(notice(grond('002'))).to.include('  - het OCMW\n');
    expect(notice(grond('003-BEERSEL'), 'en')).to.match(/Who\n {2}- .*Beersel/);
  });

  it('tells the rights under the law in force: erasure only from the AVG on', () => {
    expect(notice(grond('002')))
      .to.include('WVP art 12')
      .and.not.include('AVG');
    expect(notice({ ...grond('002'), regelset: 'profiel-2018' }))
      .to.include('AVG art 17')
      .and.not.include('WVP');
    expect(notice(grond('003-BEERSEL'), 'en'), 'a protocol').to.include('GDPR art 17');
  });

  it('of an OCMW is signed for, and says that no sanction follows by itself (A125, A132)', () => {
    expect(notice(grond('002'))).to.match(/nooit vanzelf een sanctie[\s\S]*Voor kennisname/);
    expect(notice(grond('VDAB-3001'))).not.to.include('Voor kennisname');
  });

  it('tells how long which data stay, by the rules of retention in force, and only of clusters that it names', () => {
    const regel = {
      nummer: 'r',
      bron: 'x',
      anker: 'LEEFLOON_EINDE',
      termijn: 12,
      geldig: { Begin: '2012-01-01' },
    } as const;
    const bewaarregels = [
      { ...regel, clusters: [4, 15], actie: 'BEPERKEN' },
      { ...regel, clusters: [3, 4], anker: 'OCMW_DOSSIER_EINDE', termijn: 24, actie: 'WISSEN' },
      { ...regel, clusters: [17], actie: 'WISSEN' },
    ] as const;
    const text = kennisgeving({ grond: grond('003-BEERSEL'), partners, taal: 'nl', bewaarregels });
    expect(text).to.include('  - 12 maanden na het einde van uw leefloon aan niemand meer getoond: attesten\n');
    expect(text).to.include(
      '  - 24 maanden na het einde van uw dossier bij het OCMW gewist: alle gegevens hierboven\n',
    );
    expect(text.match(/ maanden /g)).to.have.length(2);
    expect(kennisgeving({ grond: grond('003-BEERSEL'), partners, taal: 'en', bewaarregels })).to.include(
      '12 months after the end of your leefloon shown to nobody any more: certificates',
    );
  });

  it('says so when no data of the file are asked', () => {
    expect(notice(grond('KSZ-TOELEIDING'))).to.include('geen gegevens uit uw dossier');
  });
});
