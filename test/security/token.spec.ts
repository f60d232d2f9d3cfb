// The memory of tokens: bounded, never of what failed; and what a token is read as.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { readCertificate } from '../../src/security/certificate.js';
import { createTokenCache } from '../../src/security/token.js';
import { GENT, KSZ, VDAB } from './attacks/certificates.js';
import { judge, STATIONS } from './attacks/kit.js';
import { binaryToken, message, recipe, swap } from './attacks/message.js';

const PARSED = [GENT, KSZ, VDAB].map(({ der }) => ({ certificate: readCertificate(der), others: [] }));
const [A, B, C] = PARSED;

describe('the memory of tokens', () => {
  it('reads a token once', () => {
    const cache = createTokenCache(2);
    let reads = 0;
    const read = () => {
      reads += 1;
      if (A === undefined) throw new RangeError();
      return A;
    };
    expect([cache.get('a', read), cache.get('a', read), cache.get('a', read)]).to.deep.equal([A, A, A]);
    expect(reads).to.equal(1);
  });

  it('forgets the oldest when it is full, and holds as many as it was told', () => {
    const cache = createTokenCache(2);
    const asked: string[] = [];
    const ask = (text: string, parsed: typeof A) =>
      cache.get(text, () => {
        asked.push(text);
        if (parsed === undefined) throw new RangeError();
        return parsed;
      });
    ask('a', A);
    ask('b', B);
    ask('a', A);
    ask('c', C);
    ask('b', B);
    ask('a', A);
    expect(asked).to.deep.equal(['a', 'b', 'c', 'a']);
  });

  it('remembers no failure', () => {
    const cache = createTokenCache(2);
    const failing = () => {
      throw new Fault('TOKEN_INVALID', 'x');
    };
    expect(() => cache.get('a', failing)).to.throw(Fault);
    expect(cache.get('a', () => ({ certificate: readCertificate(GENT.der), others: [] })).certificate.keyType).to.equal(
      'RSA',
    );
  });

  it('does not let a kind of token answer for another with the same text', () => {
    const tokens = createTokenCache(10);
    const stations = { ...STATIONS, tokens };
    expect(judge(message(recipe(GENT)), {}, stations).key).to.equal('ACCEPTED');
    const asPath = message({
      ...recipe(VDAB),
      token: binaryToken(GENT.der),
      after: (xml) => xml.replaceAll('#X509v3', '#X509PKIPathv1'),
    });
    expect(judge(asPath, {}, stations).key).to.equal('CERTIFICATE_INVALID');
  });

  it('asks trust and dates at each use, also of a token it remembers', () => {
    const stations = { ...STATIONS, tokens: createTokenCache(10) };
    const octets = message(recipe(GENT));
    expect(judge(octets, {}, stations).key).to.equal('ACCEPTED');
    expect(judge(octets, { now: Date.UTC(2050, 0, 1) }, stations).key).to.equal('CERTIFICATE_EXPIRED');
    expect(judge(message({ ...recipe(GENT), after: swap('<INSZ>8', '<INSZ>9') }), {}, stations).key).to.equal(
      'DIGEST_MISMATCH',
    );
  });
});
