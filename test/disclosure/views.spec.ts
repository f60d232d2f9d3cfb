import { expect } from 'chai';
import type { Disclosed } from '../../src/disclosure/disclose.js';
import { createViews } from '../../src/disclosure/views.js';

const view = (INSZ: string): Disclosed => ({ picture: { INSZ }, decisions: [], geldigTot: undefined });

describe('createViews', () => {
  it('makes a view twice for each basis, and remembers the second', () => {
    const views = createViews(512);
    let made = 0;
    const make = (): Disclosed => {
      made += 1;
      return view(String(made));
    };
    expect(['a', 'a', 'a', 'b', 'a', 'b', 'b'].map((basis) => views.of(basis, make).picture?.INSZ)).to.deep.equal([
      '1',
      '2',
      '2',
      '3',
      '2',
      '4',
      '4',
    ]);
  });

  it('makes it anew after it was told to forget, and when its memory was full', () => {
    const views = createViews(1);
    const twice = (basis: string, INSZ: string): unknown => {
      views.of(basis, () => view(INSZ));
      return views.of(basis, () => view(INSZ)).picture?.INSZ;
    };
    twice('a', '1');
    views.forget();
    expect(twice('a', '2')).to.equal('2');
    expect(twice('a', '3')).to.equal('2');
    twice('b', '4');
    expect(twice('a', '5')).to.equal('5');
  });

  it('keeps what is asked often while others are asked once', () => {
    const views = createViews(2);
    for (const _ of [1, 2]) views.of('often', () => view('1'));
    for (let index = 0; index < 100; index += 1) views.of(`once ${index}`, () => view('2'));
    expect(views.of('often', () => view('3')).picture?.INSZ).to.equal('1');
  });

  it('does not know for ever who was asked about once', () => {
    const views = createViews(1);
    views.of('a', () => view('1'));
    for (let index = 0; index < 8; index += 1) views.of(`once ${index}`, () => view('2'));
    views.of('a', () => view('3'));
    expect(views.of('a', () => view('4')).picture?.INSZ).to.equal('4');
    expect(views.of('a', () => view('5')).picture?.INSZ).to.equal('4');
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
    for (const _ of [1, 2, 3]) views.of('a', make);
    expect(made).to.equal(3);
  });
});
