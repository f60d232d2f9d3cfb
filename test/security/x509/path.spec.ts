// Finding paths: which certificates stand between a signer and an anchor; judging them is for the checks.
import { expect } from 'chai';
import { type CertificatePath, findPaths } from '../../../src/security/x509/path.js';
import { certificateOf, issue, makeAuthority, ROOT } from '../../pki/specimens.js';

const BELOW = makeAuthority({ name: 'Intermediate' }, ROOT);
const DEEPER = makeAuthority({ name: 'Deeper' }, BELOW);
const [ROOT_CERTIFICATE, BELOW_CERTIFICATE, DEEPER_CERTIFICATE] = [ROOT, BELOW, DEEPER].map(certificateOf) as [
  ReturnType<typeof certificateOf>,
  ReturnType<typeof certificateOf>,
  ReturnType<typeof certificateOf>,
];
const SIGNER = issue({}, DEEPER);

const shape = ({ links, complete, offered }: CertificatePath) => ({
  issuers: links.map(({ issuer, signed }) => `${issuer.subjectName.split(',')[0]} ${signed}`),
  complete,
  offered,
});

describe('finding the path to an anchor', () => {
  it('goes from the signer over the intermediates, in whatever order they came', () => {
    for (const others of [
      [BELOW_CERTIFICATE, DEEPER_CERTIFICATE],
      [DEEPER_CERTIFICATE, BELOW_CERTIFICATE],
    ]) {
      const paths = findPaths(SIGNER, others, [ROOT_CERTIFICATE]);
      expect(paths.map(shape)).to.deep.equal([
        { issuers: ['CN=Deeper true', 'CN=Intermediate true', 'CN=Specimen CA true'], complete: true, offered: 3 },
      ]);
    }
  });

  it('ends at the first anchor, also when it is an intermediate', () => {
    const [path] = findPaths(SIGNER, [BELOW_CERTIFICATE], [DEEPER_CERTIFICATE, ROOT_CERTIFICATE]);
    expect(shape(path)).to.deep.equal({ issuers: ['CN=Deeper true'], complete: true, offered: 2 });
  });

  it('shows how far it came when a member is absent', () => {
    const [path, ...more] = findPaths(SIGNER, [DEEPER_CERTIFICATE], [ROOT_CERTIFICATE]);
    expect(shape(path)).to.deep.equal({ issuers: ['CN=Deeper true'], complete: false, offered: 2 });
    expect(more).to.deep.equal([]);
    expect(shape(findPaths(SIGNER, [], [])[0])).to.deep.equal({ issuers: [], complete: false, offered: 1 });
  });

  it('prefers the issuer whose key made the signature to a namesake, wherever it stands', () => {
    const namesake = certificateOf(makeAuthority({ name: 'Deeper' }, BELOW));
    for (const others of [
      [namesake, DEEPER_CERTIFICATE],
      [DEEPER_CERTIFICATE, namesake],
    ]) {
      const paths = findPaths(SIGNER, others, [BELOW_CERTIFICATE]);
      expect(paths.map((path) => path.links.every(({ signed }) => signed))).to.deep.equal([true]);
    }
    const [wrong] = findPaths(SIGNER, [namesake], [BELOW_CERTIFICATE]);
    expect(shape(wrong).issuers).to.deep.equal(['CN=Deeper false', 'CN=Intermediate true']);
  });

  it('offers every anchor of one name and key', () => {
    const renewed = certificateOf(makeAuthority({ key: ROOT.key, serial: 9n }));
    expect(findPaths(issue(), [], [ROOT_CERTIFICATE, renewed])).to.have.length(2);
  });

  it('does not go round in a circle, and looks at no more certificates than a message may carry', () => {
    const a = makeAuthority({ name: 'A' });
    const b = makeAuthority({ name: 'B' }, a);
    const crossed = certificateOf(makeAuthority({ name: 'A', key: a.key }, b));
    const [circle] = findPaths(issue({}, b), [crossed, certificateOf(b)], [ROOT_CERTIFICATE]);
    expect(circle.complete).to.equal(false);
    const many = Array.from({ length: 50 }, () => DEEPER_CERTIFICATE);
    const [path] = findPaths(SIGNER, [...many, BELOW_CERTIFICATE], [ROOT_CERTIFICATE]);
    expect(shape(path)).to.deep.include({ complete: false, offered: 52 });
  });
});
