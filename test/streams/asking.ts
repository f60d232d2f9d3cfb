// Asks any service of the house: contract facts (namespace, path, version) come from the contracts themselves.
import type { Dienst } from '../../src/domain/kbi/Verzoek.js';
import type { GatewayResponse } from '../../src/house.js';
import { type Asked, type Kit, messageOf, questionOf, requestOf } from '../gateway-kit.js';

/** The child of Body of a question to a service. */
export const contentFor = (kit: Kit, dienst: Dienst, inhoud: string, asked: Asked = {}): string => {
  const operation = kit.house.operations.find(({ service }) => service === dienst);
  if (operation === undefined) throw new RangeError(`the house has no ${dienst}`);
  const { namespace, versie } = operation;
  return questionOf({ dienst, namespace, versie, inhoud, now: kit.clock.now(), ...asked });
};

/** Signs a question to a service and walks it through the house. */
export const askService = (kit: Kit, dienst: Dienst, inhoud: string, asked: Asked = {}): Promise<GatewayResponse> => {
  const operation = kit.house.operations.find(({ service }) => service === dienst);
  if (operation === undefined) throw new RangeError(`the house has no ${dienst}`);
  const now = kit.clock.now();
  const octets = messageOf({ now, ...asked, content: contentFor(kit, dienst, inhoud, asked) });
  return kit.handle(requestOf(octets, { path: operation.path, soapAction: operation.soapAction }));
};

/** What a registration says. Identificatie and Hoedanigheid are those of the Context unless said otherwise. */
export type Registered = {
  readonly INSZ: string;
  readonly Begin?: string;
  readonly Einde?: string;
  readonly Identificatie?: string;
  readonly Hoedanigheid?: string;
};

const registratie = (element: string, { INSZ, Begin, Einde, Identificatie, Hoedanigheid }: Registered): string => {
  const periode = `${Begin === undefined ? '' : `<Begin>${Begin}</Begin>`}${Einde === undefined ? '' : `<Einde>${Einde}</Einde>`}`;
  return (
    `<${element}><Identificatie>${Identificatie}</Identificatie><Hoedanigheid>${Hoedanigheid}</Hoedanigheid><INSZ>${INSZ}</INSZ>` +
    `${periode === '' ? '' : `<Periode>${periode}</Periode>`}</${element}>`
  );
};

/** Registers or unregisters: `element` Inschrijving or Uitschrijving. `asked`: who signs and what its Context says. */
export const register = (
  kit: Kit,
  element: 'Inschrijving' | 'Uitschrijving',
  registered: Registered,
  asked: Asked = {},
): Promise<GatewayResponse> => {
  const { as = 'ocmw-gent', Hoedanigheid = '17-2' } = asked;
  const inhoud = registratie(element, { Identificatie: `kbi-gateway.test/${as}`, Hoedanigheid, ...registered });
  return askService(kit, `Registreer${element}`, inhoud, { ...asked, as, Hoedanigheid });
};

/** `Resultaat` of an answer: 1, 0, or nothing. */
export const resultaatIn = (content: string): string | undefined =>
  /<Resultaat[^>]*>(\d)<\/Resultaat>/.exec(content)?.[1];
