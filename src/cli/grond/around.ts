// What surrounds a ground, as lines under an explanation: the act, who handles the data under which contract, the protocol, what is unmet.
import type { GroundContext } from '../../gronden/context.js';
import { columns } from '../terminal.js';

/** `ocmw`: the institution is one, so a protocol with an onthaalbureau could be there (002 §15). */
export const printAround = ({ grond, verwerkers, protocol, open }: GroundContext, ocmw: boolean): string => {
  if (grond === undefined) return '';
  const { nummer, bron, paragraaf, regelset } = grond;
  const einde = protocol?.geldig.Einde;
  const rows = [
    ['ground', `${nummer}: ${bron} (${paragraaf})${regelset === undefined ? '' : `, rule set ${regelset}`}`],
    ...verwerkers.map(({ voor, naam, contract, inKracht }) => [
      'processor',
      `${naam} for ${voor} (${contract.paragraaf})${inKracht ? '' : ': NO CONTRACT IN FORCE'}`,
    ]),
    ...(ocmw
      ? [
          [
            'protocol',
            protocol === undefined
              ? 'none with an onthaalbureau; it is voluntary (002 §15)'
              : `with ${protocol.met}, since ${protocol.geldig.Begin}${einde === undefined ? '' : ` to ${einde}`} (002 §15)`,
          ],
        ]
      : []),
    ...(open.length === 0 ? [] : [['unmet', `${open.map((one) => one.nummer).join(', ')}: kbi grond open`]]),
  ];
  return columns(rows);
};
