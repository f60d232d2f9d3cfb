// What an answer says, read from its verified tree: Uitzonderingen, ksz status or Fault, for the exit code and the summary line.
import { NS } from '../xml/namespaces.js';
import { childElements, findChild } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import type { Answered } from './exit.js';

/** One Uitzondering, or the status of a ksz answer in the same words. */
export type Said = {
  readonly Identificatie: string;
  readonly Oorsprong: string;
  readonly Type: string;
  readonly Diagnose: string;
};
export type AnswerSummary = Answered & { readonly uitzonderingen: readonly Said[] };

const text = (element: XmlElement, local: string): string => {
  const child = findChild(element, '', local);
  return child === undefined
    ? ''
    : child.children
        .filter((part) => typeof part === 'string')
        .join('')
        .trim();
};

const findAll = (element: XmlElement, local: string): readonly XmlElement[] =>
  childElements(element).flatMap((child) =>
    child.local === local && child.ns === '' ? [child] : findAll(child, local),
  );

const faultText = (body: XmlElement): string | undefined => {
  const fault = findChild(body, NS.soap11, 'Fault') ?? findChild(body, NS.soap12, 'Fault');
  if (fault === undefined) return undefined;
  const words = (element: XmlElement): string =>
    element.children
      .map((part) => (typeof part === 'string' ? part : 'local' in part ? ` ${words(part)}` : ''))
      .join('');
  return words(fault).replace(/\s+/g, ' ').trim();
};

/** Sums up the Body of an answer. */
export const summarise = (body: XmlElement): AnswerSummary => {
  const fault = faultText(body);
  const uitzonderingen = findAll(body, 'Uitzondering').map((element) => ({
    Identificatie: text(element, 'Identificatie'),
    Oorsprong: text(element, 'Oorsprong'),
    Type: text(element, 'Type'),
    Diagnose: text(element, 'Diagnose'),
  }));
  const status = findAll(body, 'status').map((element) => ({
    Identificatie: text(element, 'code'),
    Oorsprong: 'KSZ',
    Type: text(element, 'value') === 'NO_RESULT' ? 'FOUT' : 'INFORMATIE',
    Diagnose: text(element, 'description'),
  }));
  return { uitzonderingen: [...uitzonderingen, ...status], ...(fault === undefined ? {} : { fault }) };
};
