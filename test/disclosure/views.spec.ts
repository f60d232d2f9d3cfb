import { expect } from 'chai';
import type { Disclosed } from '../../src/disclosure/disclose.js';
import { createViews } from '../../src/disclosure/views.js';

const view = (INSZ: string): Disclosed => ({ picture: { INSZ }, decisions: [], geldigTot: undefined });

describe('createViews', () => {
  it('makes a view once for each basis', () => {
    const views = createViews(512);
    let made = 0;
    const make = (): Disclosed => {
      made += 1;
      return view(String(made));
    };
    expect(
      [views.of('a', make), views.of('a', make), views.of('b', make)].map(({ picture }) => picture?.INSZ),
    ).to.deep.equal(['1', '1', '2']);
  });

  it('makes it anew after it was told to forget, and when its memory was full', () => {
    const views = createViews(1);
    views.of('a', () => view('1'));
    views.forget();
    expect(views.of('a', () => view('2')).picture?.INSZ).to.equal('2');
    views.of('b', () => view('3'));
    expect(views.of('a', () => view('4')).picture?.INSZ).to.equal('4');
  });

  it('remembers nothing of a view that could not be made', () => {
    const views = createViews(512);
    expect(() =>
      views.of('a', () => {
        throw new RangeError('broken');
      }),
    ).to.throw('broken');
    expect(views.of('a', () => view('1')).picture?.INSZ).to.equal('1');
  });

  it('remembers nothing when it may not', () => {
    const views = createViews(0);
    let made = 0;
    const make = () => {
      made += 1;
      return { picture: undefined, decisions: [], geldigTot: undefined };
    };
    views.of('a', make);
    views.of('a', make);
    expect(made).to.equal(2);
  });
});
