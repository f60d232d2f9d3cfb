// Random changes of a message, seeded: octets, the tree, and the parts of the signature. Many break it, many say the same in another way;
// which of the two happened is for the canonical form to tell.
import { parseXml } from '../../../../src/xml/parser.js';
import { isElement, type XmlElement } from '../../../../src/xml/tree.js';
import type { Dice } from '../../../oracles/prng.js';
import { algorithm, DSIG, EXC, MORE, prefixes, XENC } from '../message.js';

type Node = { name: string; attributes: [string, string][]; children: (Node | string | { comment: string })[] };

const PIECES = [
  '<!-- -->',
  ' ',
  '\n',
  '<x/>',
  '&#65;',
  '&amp;',
  '<![CDATA[x]]>',
  'x',
  '"',
  '<',
  '>',
  '\0',
  '\ud800',
  '<?x?>',
  '</x>',
  ']]>',
  'Id="Body"',
  ' wsu:Id="Body"',
  ' xml:id="TS"',
  ' xmlns="urn:x"',
  ' xmlns:soap="urn:x"',
  '<soap:Body/>',
  '<ds:Signature/>',
  '<wsu:Timestamp/>',
  '<wsse:Security/>',
];
const URIS = [
  `${DSIG}rsa-sha1`,
  `${DSIG}hmac-sha1`,
  `${MORE}rsa-sha512`,
  `${MORE}ecdsa-sha256`,
  `${DSIG}sha1`,
  `${XENC}sha512`,
  EXC,
  `${EXC}WithComments`,
  `${DSIG}enveloped-signature`,
  '',
  'urn:x',
];

const flipBits = (octets: Buffer, dice: Dice): Buffer => {
  const changed = Buffer.from(octets);
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    const at = dice.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << dice.below(8));
  }
  return changed;
};
const dropRun = (octets: Buffer, dice: Dice): Buffer => {
  const at = dice.below(octets.length);
  return Buffer.concat([octets.subarray(0, at), octets.subarray(at + 1 + dice.below(dice.oneIn(4) ? 400 : 4))]);
};
const repeatRun = (octets: Buffer, dice: Dice): Buffer => {
  const at = dice.below(octets.length);
  const run = octets.subarray(at, at + 1 + dice.below(300));
  const to = dice.oneIn(2) ? at : dice.below(octets.length);
  return Buffer.concat([octets.subarray(0, to), run, octets.subarray(to)]);
};

const insertPiece = (xml: string, dice: Dice): string => {
  const at = dice.oneIn(3) ? dice.below(xml.length) : xml.indexOf('<', dice.below(xml.length));
  const piece = dice.pick(PIECES);
  return xml.slice(0, Math.max(at, 0)) + piece + xml.slice(Math.max(at, 0));
};
/** Puts blanks or a comment between two tags. */
const insertBlank = (xml: string, dice: Dice): string => {
  const gaps = [...xml.matchAll(/></g)];
  const at = (dice.pick(gaps).index ?? 0) + 1;
  return xml.slice(0, at) + dice.pick(['\n', '  ', '\r\n\t', '<!-- c -->', '\n<!--c-->\n']) + xml.slice(at);
};
/** Says a run of text in another way, or breaks base64 into lines. */
const rewriteText = (xml: string, dice: Dice): string => {
  const { index = 0, 1: text = '' } = dice.pick([...xml.matchAll(/>([^<>&]{3,})</g)]);
  const from = index + 1 + dice.below(text.length - 1);
  const run = xml.slice(from, from + 1);
  const said = dice.pick([
    `<![CDATA[${run}]]>`,
    `&#${run.charCodeAt(0)};`,
    `&#x${run.charCodeAt(0).toString(16)};`,
    `\n${run}`,
    `${run}<!---->`,
  ]);
  return xml.slice(0, from) + said + xml.slice(from + 1);
};
const rewriteTag = (xml: string, dice: Dice): string => {
  const { index = 0, 0: tag } = dice.pick([...xml.matchAll(/<[\w:]+ [^<>]*>/g)]);
  const parts = tag.slice(1, -1).split(/ (?=[\w:]+=)/);
  const [name = '', ...attributes] = parts;
  const said = dice.pick([
    () => `<${[name, ...attributes.reverse()].join(' ')}>`,
    () => `<${[name, ...attributes].join('\n')} >`,
    () => `<${[name, ...attributes.map((one) => one.replaceAll('"', "'"))].join('  ')}>`,
    () => `<${[name, ...attributes, 'xmlns:unused="urn:unused"'].join(' ')}>`,
  ]);
  return xml.slice(0, index) + said() + xml.slice(index + tag.length);
};

const SIGNATURE_EDITS: readonly ((xml: string, dice: Dice) => string)[] = [
  (xml, dice) =>
    xml.replace(/Algorithm="[^"]*"/g, (found) => (dice.oneIn(4) ? `Algorithm="${dice.pick(URIS)}"` : found)),
  (xml) => xml.replace(/(<ds:DigestValue>)([^<]*)(<.*?<ds:DigestValue>)([^<]*)/s, '$1$4$3$2'),
  (xml, dice) =>
    xml.replace(/URI="#(\w+)"/g, (found) =>
      dice.oneIn(3) ? `URI="#${dice.pick(['Body', 'TS', 'X509', 'x', ''])}"` : found,
    ),
  (xml, dice) =>
    xml.replace(/wsu:Id="(\w+)"/g, (found) =>
      dice.oneIn(3) ? `wsu:Id="${dice.pick(['Body', 'TS', 'X509', 'x', ''])}"` : found,
    ),
  (xml, dice) =>
    xml.replace(/(<ds:(?:Transform|CanonicalizationMethod) [^>]*>)/g, (found) =>
      dice.oneIn(2) ? found + prefixes(dice.pick(['', 'soap', 'wsu wsse', '#default', 'x'])) : found,
    ),
  (xml, dice) =>
    xml.replace(/(<ds:Reference .*?<\/ds:Reference>)/s, (found) =>
      dice.pick([found + found, '', `${found}<ds:Reference/>`]),
    ),
  (xml, dice) =>
    xml.replace(/2012-09-03T07:0/g, (found) =>
      dice.oneIn(2) ? dice.pick(['2012-09-03T08:0', '2012-09-03t07:0', '2011-09-03T07:0']) : found,
    ),
  (xml, dice) =>
    xml.replace(
      /<ds:SignatureValue>(.)/,
      (_, first: string) => `<ds:SignatureValue>${dice.pick([first, 'A', '', '=', ' '])}`,
    ),
  (xml, dice) => xml.replace('</ds:Transforms>', `${algorithm('Transform', dice.pick(URIS))}</ds:Transforms>`),
];

const open = (element: XmlElement): Node => ({
  name: element.prefix === '' ? element.local : `${element.prefix}:${element.local}`,
  attributes: [
    ...element.declarations.map(({ prefix, uri }): [string, string] => [
      prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
      uri,
    ]),
    ...element.attributes.map(({ prefix, local, value }): [string, string] => [
      prefix === '' ? local : `${prefix}:${local}`,
      value,
    ]),
  ],
  children: element.children.map((child) => (typeof child !== 'string' && isElement(child) ? open(child) : child)),
});
const escaped = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (found) => `&#${found.charCodeAt(0)};`);
const write = (node: Node | string | { comment: string }): string => {
  if (typeof node === 'string') return escaped(node);
  if ('comment' in node) return `<!--${node.comment}-->`;
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `<${node.name}${attributes}>${node.children.map(write).join('')}</${node.name}>`;
};

const everyNode = (node: Node): Node[] => [
  node,
  ...node.children.flatMap((child) => (typeof child !== 'string' && 'name' in child ? everyNode(child) : [])),
];

const TREE_EDITS: readonly ((nodes: Node[], dice: Dice) => void)[] = [
  (nodes, dice) => {
    const from = dice.pick(nodes);
    const to = dice.pick(nodes);
    const at = dice.below(from.children.length + 1);
    const child = from.children[at];
    if (child === undefined || (typeof child !== 'string' && 'name' in child && everyNode(child).includes(to))) return;
    if (!dice.oneIn(3)) from.children.splice(at, 1);
    to.children.splice(dice.below(to.children.length + 1), 0, child);
  },
  (nodes, dice) => void dice.pick(nodes).children.splice(dice.below(3), 1),
  (nodes, dice) => void dice.pick(nodes).children.reverse(),
  (nodes, dice) => {
    const node = dice.pick(nodes);
    node.name = dice.pick(nodes).name;
  },
  (nodes, dice) => {
    const [from, to] = [dice.pick(nodes), dice.pick(nodes)];
    const attribute = from.attributes[dice.below(from.attributes.length + 1)];
    if (attribute !== undefined && !to.attributes.some(([name]) => name === attribute[0]))
      to.attributes.push([...attribute]);
  },
  (nodes, dice) => void dice.pick(nodes).attributes.splice(dice.below(3), 1),
  (nodes, dice) => {
    const node = dice.pick(nodes);
    const children = node.children.splice(0);
    node.children.push({ name: dice.pick(nodes).name, attributes: [], children });
  },
];

const editTree = (octets: Buffer, dice: Dice): Buffer => {
  const root = open(parseXml(octets).root);
  for (let left = 1 + dice.below(2); left > 0; left -= 1) dice.pick(TREE_EDITS)(everyNode(root), dice);
  return Buffer.from(write(root));
};

const onText =
  (edit: (xml: string, dice: Dice) => string) =>
  (octets: Buffer, dice: Dice): Buffer =>
    Buffer.from(edit(octets.toString('utf8'), dice));

/** Kinds of change, by name. */
export const KINDS: Readonly<Record<string, (octets: Buffer, dice: Dice) => Buffer>> = {
  bits: flipBits,
  drop: dropRun,
  repeat: repeatRun,
  piece: onText(insertPiece),
  blank: onText(insertBlank),
  text: onText(rewriteText),
  tag: onText(rewriteTag),
  signature: onText((xml, dice) => dice.pick(SIGNATURE_EDITS)(xml, dice)),
  tree: editTree,
};

/** One mutated message; now and then changed more than once. */
export const mutate = (octets: Buffer, dice: Dice): { readonly kind: string; readonly octets: Buffer } => {
  const kind = dice.pick(Object.keys(KINDS));
  let changed = KINDS[kind]?.(octets, dice) ?? octets;
  if (dice.oneIn(8) && kind !== 'tree')
    changed = (KINDS[dice.pick(['bits', 'drop', 'repeat', 'piece'])] ?? flipBits)(changed, dice);
  return { kind, octets: changed };
};
