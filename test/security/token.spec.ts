// The memory of tokens: bounded, never of what failed; and what a token is read as.
import { expect } from 'chai';
import { readCertificate } from '../../src/security/certificate.js';
import type { TokenCache } from '../../src/security/evidence.js';
import { createTokenCache } from '../../src/security/token.js';
import { EXPIRED, GENT, KSZ, OTHER_CA, SELF_SIGNED, UNREGISTERED, VDAB } from './attacks/certificates.js';
import { judge, STATIONS } from './attacks/kit.js';
import { binaryToken, message, recipe, swap } from './attacks/message.js';

const parsed = ({ der }: typeof GENT) => ({ certificate: readCertificate(der), others: [] });
const [A, B, C] = [parsed(GENT), parsed(KSZ), parsed(VDAB)];

/** A memory that notes what it is told to keep. */
const noting = (size: number): { readonly tokens: TokenCache; readonly kept: readonly string[] } => {
  const memory = createTokenCache(size);
  const kept: string[] = [];
  const keep: TokenCache['keep'] = (kind, text, parsed) => {
    kept.push(text);
    memory.keep(kind, text, parsed);
  };
  return { tokens: { get: memory.get, keep }, kept };
};

describe('the memory of tokens', () => {
  const known = (cache: TokenCache, ...texts: readonly string[]) =>
    texts.filter((text) => cache.get('X509v3', text) !== undefined);

  it('gives back what it was told to keep, and nothing else', () => {
    const cache = createTokenCache(2);
    expect(cache.get('X509v3', 'a')).to.equal(undefined);
    cache.keep('X509v3', 'a', A);
    expect(cache.get('X509v3', 'a')).to.equal(A);
  });

  it('gives nothing back under another kind', () => {
    const cache = createTokenCache(2);
    cache.keep('PKIPath', 'a', A);
    expect([cache.get('X509v3', 'a'), cache.get('PKIPath', 'a')]).to.deep.equal([undefined, A]);
  });

  it('forgets the oldest when it is full, and holds as many as it was told', () => {
    const cache = createTokenCache(2);
    cache.keep('X509v3', 'a', A);
    cache.keep('X509v3', 'b', B);
    cache.keep('X509v3', 'b', B);
    expect(known(cache, 'a', 'b', 'c')).to.deep.equal(['a', 'b']);
    cache.keep('X509v3', 'c', C);
    expect(known(cache, 'a', 'b', 'c')).to.deep.equal(['b', 'c']);
  });

  it('keeps the token of a partner once, and of a stranger or a forger nothing, however many they send', () => {
    const { tokens, kept } = noting(1);
    const stations = { ...STATIONS, tokens };
    const ask = (octets: Buffer) => judge(octets, {}, stations).key;
    expect(ask(message(recipe(GENT)))).to.equal('ACCEPTED');
    const flood = [
      ...[SELF_SIGNED(), OTHER_CA(), UNREGISTERED(), EXPIRED()].map((signer) => message(recipe(signer))),
      // The token of a partner under the signature of another.
      message({ ...recipe(VDAB), token: binaryToken(KSZ.der) }),
      message({ ...recipe(KSZ), after: swap('<INSZ>8', '<INSZ>9') }),
    ];
    expect(flood.map(ask)).not.to.include('ACCEPTED');
    expect(ask(message(recipe(GENT)))).to.equal('ACCEPTED');
    expect(kept.length).to.equal(1);
  });

  it('knows a token again that is broken into lines, and takes it apart once', () => {
    const { tokens, kept } = noting(4);
    const lines = binaryToken(GENT.der).replace(
      />([A-Za-z0-9+/=]+)</,
      (_, text: string) => `>${text.replace(/.{64}/g, '$&\n')}<`,
    );
    expect(lines).to.include('\n');
    const ask = () => judge(message({ ...recipe(GENT), token: lines }), {}, { ...STATIONS, tokens }).key;
    expect([ask(), ask()]).to.deep.equal(['ACCEPTED', 'ACCEPTED']);
    expect(kept.length).to.equal(1);
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
