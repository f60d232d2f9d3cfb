import { expect } from 'chai';
import { CATALOGUE } from '../../src/faults/catalogue.js';
import { asFault, Fault } from '../../src/faults/fault.js';

describe('Fault', () => {
  it('carries its key, its detail for the journal and its facts for the wire', () => {
    const fault = new Fault('NIET_IN_REPERTORIUM', 'two rows, neither relevant', { INSZ: '1' });
    expect(fault).to.include({ name: 'Fault', key: 'NIET_IN_REPERTORIUM', detail: 'two rows, neither relevant' });
    expect(fault.facts).to.deep.equal({ INSZ: '1' });
    expect(fault.alongside).to.deep.equal([]);
    expect(new Fault('REPLAY', '').facts).to.deep.equal({});
  });

  it('is an Error whose message holds the safe sentence and not the detail', () => {
    const fault = new Fault('REPLAY', 'of 85631490132');
    expect(fault).to.be.instanceOf(Error);
    expect(fault.message).to.equal(`REPLAY: ${CATALOGUE.REPLAY.diagnose}`);
  });

  it('knows where it was thrown only when it is a bug: a refusal is an outcome', () => {
    expect(new Fault('INTERNE_FOUT', '').stack).to.include('fault.spec');
    expect(new Fault('REPLAY', '').stack).to.not.include('fault.spec');
    expect(new RangeError('after it').stack).to.include('fault.spec');
  });

  it('keeps its cause, and has none when none was given', () => {
    const cause = new RangeError('deep');
    expect(new Fault('INTERNE_FOUT', '', {}, cause).cause).to.equal(cause);
    expect('cause' in new Fault('INTERNE_FOUT', '')).to.equal(false);
  });
});

describe('asFault', () => {
  it('leaves a Fault as it is, and takes anything else for a bug with its cause', () => {
    const fault = new Fault('REPLAY', '');
    expect(asFault(fault)).to.equal(fault);
    const bug = new RangeError('deep');
    expect(asFault(bug)).to.include({ key: 'INTERNE_FOUT', detail: 'RangeError: deep', cause: bug });
    expect(asFault('thrown text')).to.include({ key: 'INTERNE_FOUT', detail: 'thrown text' });
  });
});
