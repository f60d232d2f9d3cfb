import { expect } from 'chai';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { cleanDoor, cleanReden, GROND_STROOM, grondRow } from '../../src/gronden/spoor.js';
import { createIds } from '../../src/process/ids.js';
import { GROND, NOW, wie } from './sample.js';

describe('the audit row of a ground', () => {
  const ids = createIds('frozen', 'm');
  it('names who, which ground, what and why, and no person', () => {
    expect(grondRow(GROND, 'CONCEPT>ADVIES_DPO', wie, ids)).to.deep.include({
      ...{
        messageId: createIds('frozen', 'm').uuid(),
        tijdstip: NOW,
        stroom: GROND_STROOM,
        richting: 'INTERN',
        afzender: 'an',
        grond: '003-GENT',
      },
      ...{ doeleinde: 'beslist', uitkomst: 'CONCEPT>ADVIES_DPO', INSZ: null, inszHash: null, clusters: '' },
    });
    expect(grondRow(GROND, 'x', { ...wie, reden: undefined }, ids).doeleinde).to.equal(null);
  });

  it('keeps no number of a person that stood in the reason', () => {
    const number = completeINSZ('846224920', false);
    expect(cleanReden(`klacht van ${number}`))
      .to.be.a('string')
      .and.not.to.include(number);
    expect(cleanReden('opgezegd op 1 oktober')).to.equal('opgezegd op 1 oktober');
    expect(cleanReden('x'.repeat(400)), 'what a row takes').to.have.length(300);
    expect(cleanDoor(`an ${number}${'x'.repeat(400)}`))
      .to.have.length(100)
      .and.not.include(number);
    expect([cleanReden(''), cleanReden(undefined)]).to.deep.equal([undefined, undefined]);
  });
});
