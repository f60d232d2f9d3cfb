// Houses of one chain for the specs of the relay: gateways and relays over real HTTP on free ports, each with its own store, audit and journal.
import { openAnswering } from '../../src/answering.js';
import type { Parts } from '../../src/assemble.js';
import { type Question, writeQuestion } from '../../src/dialects/ksz/question.js';
import { close, listen } from '../../src/http/listen.js';
import { createIds } from '../../src/process/ids.js';
import { type RelayOptions, relayRole, rowOfRelay } from '../../src/relaying.js';
import type { LoadRow } from '../../src/store/port.js';
import { parseXml } from '../../src/xml/parser.js';
import { findChild } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { FIXTURES, type Kit, type KitOptions, messageOf, openKit } from '../gateway-kit.js';

/** A house that listens. */
export type House = { readonly kit: Kit; readonly url: string; close(): Promise<void> };

const open = async (kit: Kit, parts: Parts, closing: () => Promise<void>, port = 0): Promise<House> => {
  const { server } = await openAnswering(parts, () => undefined);
  const url = await listen(server, '127.0.0.1', port);
  const end = async (): Promise<void> => {
    server.closeAllConnections();
    await close(server);
    await closing();
    await kit.close();
  };
  return { kit, url, close: end };
};

const kitOf = (seed: string, options: KitOptions): Promise<Kit> =>
  openKit({ ...options, parts: { ids: createIds('frozen', seed), ...options.parts } });

/** The gateway at the end of the chain. */
export const openEnd = async (options: KitOptions = {}, port = 0): Promise<House> => {
  const kit = await kitOf('end', options);
  return open(kit, kit.parts, async () => undefined, port);
};

/** A relay in front of `to`. */
export const openRelay = async (
  relay: Partial<RelayOptions> & { readonly to: string },
  options: KitOptions = {},
): Promise<House> => {
  const as = relay.as ?? 'ksz';
  const kit = await kitOf(`relay ${as}`, options);
  const front = await relayRole({ as, dialect: 'magda', answeredBy: undefined, timeout: 5000, ...relay }).front(
    kit.parts,
  );
  return open(kit, front.parts, front.close);
};

/** The rows that a relay holds of the fixtures. */
export const RELAY_ROWS: readonly LoadRow[] = FIXTURES.flatMap((row) => rowOfRelay(row) ?? []);

let tickets = 0;

/** The child of Body of a question of OCMW Gent about a person. */
export const questionAbout = (INSZ: string, more: Partial<Question> = {}): string => {
  tickets += 1;
  return writeQuestion({
    dienst: 'KBIDossiers',
    namespace: 'urn:kbi-gateway:ksz:KBIDossiers:v1',
    ticket: `ticket-${tickets}`,
    customer: '0212214125',
    legalContext: 'PCSA:SOCIAL_INTEGRATION',
    criteria: `<ssin>${INSZ}</ssin>`,
    ...more,
  });
};

/** What came back. `status`: of HTTP. */
export type Heard = { readonly status: number; readonly text: string; readonly root: XmlElement };

/** Sends a signed question to a house. */
export const tell = async (
  url: string,
  content: string,
  as = 'ocmw-gent',
  path = '/KBIDossiersService/v1',
): Promise<Heard> => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: new Uint8Array(messageOf({ as, content })),
  });
  const text = await response.text();
  const body = findChild(parseXml(Buffer.from(text)).root, 'http://schemas.xmlsoap.org/soap/envelope/', 'Body');
  const root = body?.children.find((child) => typeof child !== 'string' && 'local' in child) as XmlElement | undefined;
  if (root === undefined) throw new RangeError(text.slice(0, 200));
  return { status: response.status, text, root };
};

/** Status, filters and result of a response: what does not differ from house to house. */
export const saidIn = ({ text }: Heard): string => text.slice(text.indexOf('<status>'), text.lastIndexOf('</kbi:'));
/** `DATA_FOUND MSG00000`, or `Fault MSG00003`. */
export const codeIn = ({ text }: Heard): string => {
  const [, value, code] = /<value>(\w+)<\/value><code>(\w+)</.exec(text) ?? [];
  return value === undefined ? `Fault ${/<reasonCode>(\w+)</.exec(text)?.[1] ?? ''}` : `${value} ${code}`;
};
