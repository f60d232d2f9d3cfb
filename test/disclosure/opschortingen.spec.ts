// Cluster 14: suspensions with period and reason (A083).
import { expect } from 'chai';
import { decisionsOn, onderdeel, pictureOf, traject } from './dossier.js';

const PAD = 'Trajecten/Traject[1]/Trajectonderdelen/Trajectonderdeel[1]/Opschortingen';

describe('discloseOpschortingen', () => {
  it('gives period and reason of all, past, running and granted for later, and leaves the type inside', () => {
    const Opschortingen = [
      { Periode: { Begin: '2011-01-01', Einde: '2011-02-01' }, Reden: 'ZIEKTE', Type: 'MEDISCH' },
      { Periode: { Begin: '2012-09-01' }, Reden: 'WERK' },
      { Periode: { Begin: '2013-01-01' }, Reden: 'WERK' },
    ];
    const changes = { Trajecten: [traject({ Trajectonderdelen: [onderdeel({ Opschortingen })] })] };
    const code = (waarde: string) => ({ code: waarde, Beschrijving: `RedenOpschorting:${waarde}` });
    expect(pictureOf(changes).Trajecten?.[0]?.Trajectonderdelen?.[0]?.Opschortingen).to.deep.equal([
      { Periode: { Begin: '2011-01-01', Einde: '2011-02-01' }, Reden: code('ZIEKTE') },
      { Periode: { Begin: '2012-09-01' }, Reden: code('WERK') },
      { Periode: { Begin: '2013-01-01' }, Reden: code('WERK') },
    ]);
    expect(decisionsOn(PAD, changes)).to.deep.equal([
      `gegeven ${PAD}/Opschorting[1] opschorting-met-reden`,
      `onthouden ${PAD}/Opschorting[1]/Type geen-rechtsgrond`,
      `gegeven ${PAD}/Opschorting[2] opschorting-met-reden`,
      `gegeven ${PAD}/Opschorting[3] opschorting-met-reden`,
    ]);
  });

  it('is withheld when the ground does not give cluster 14', () => {
    const asked = { clusters: [10, 13] };
    expect(pictureOf({}, asked).Trajecten?.[0]?.Trajectonderdelen?.[0]).not.to.have.property('Opschortingen');
    expect(decisionsOn(PAD, {}, asked)).to.deep.equal([`onthouden ${PAD} cluster-niet-op-grond`]);
  });
});
