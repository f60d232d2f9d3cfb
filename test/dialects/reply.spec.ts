import { expect } from 'chai';
import { isFaultCode, REFUSALS as KSZ } from '../../src/dialects/ksz/refusals.js';
import { CAUSES as KSZ_CAUSES } from '../../src/dialects/ksz/reply.js';
import { isFaultCode as isMagdaFault, REFUSALS as MAGDA } from '../../src/dialects/magda/refusals.js';
import { CAUSES as MAGDA_CAUSES } from '../../src/dialects/magda/reply.js';
import { refused, UNKNOWN_CODE } from '../../src/dialects/reply.js';
import { CATALOGUE, type FaultKey } from '../../src/faults/catalogue.js';
import { Fault } from '../../src/faults/fault.js';

const keys = (Object.keys(CATALOGUE) as FaultKey[]).filter((key) => CATALOGUE[key].groep !== 'local');
const sayOf = (key: FaultKey): string => {
  const form = KSZ[key];
  return isFaultCode(form) ? `Fault ${form.code}` : `${form.value} ${form.code}`;
};

describe('a refusal that another house wrote', () => {
  it('says the same to a customer in ksz as it would have said there, for every cause that can come from a magda house', () => {
    for (const key of keys) {
      const code = MAGDA[key];
      if (isMagdaFault(code) || key === 'INSCHRIJVING_BESTAAT') continue;
      const cause = MAGDA_CAUSES[`${code.Identificatie} ${code.Oorsprong}`];
      expect(cause, `${key} is in the table`).not.to.equal(undefined);
      if (cause !== undefined) expect(sayOf(cause), key).to.equal(sayOf(key));
    }
  });

  it('says the same again when it came from a ksz house', () => {
    for (const key of keys) {
      const form = KSZ[key];
      if (isFaultCode(form) || form.value !== 'NO_RESULT') continue;
      const cause = KSZ_CAUSES[form.code];
      expect(cause === undefined ? '' : sayOf(cause), key).to.equal(sayOf(key));
    }
  });

  it('is that the source could not be asked when nobody knows its code', () => {
    expect(sayOf(UNKNOWN_CODE)).to.equal('NO_RESULT MSG00002');
  });

  it('keeps what was remarked before it', () => {
    const remark = new Fault('INSZ_VERVANGEN', '');
    const { refusal, inhoud } = refused('NIET_IN_REPERTORIUM', 'why', [remark]);
    expect([refusal?.key, refusal?.alongside, inhoud]).to.deep.equal(['NIET_IN_REPERTORIUM', [remark], undefined]);
  });
});
