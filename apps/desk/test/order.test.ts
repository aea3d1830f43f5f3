import type { BoatView } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import { heldOrder, worstFirst } from '../src/board/order.js';

const boat = (id: string, rank: number) => ({ id, rank }) as BoatView;

describe('the order of the board', () => {
  it('is worst first, equal ones by their number', () => {
    expect(worstFirst([boat('D2', 1), boat('D10', 5), boat('D9', 5)])).toEqual(['D9', 'D10', 'D2']);
  });

  it('never moves a row while the pointer or the focus is in it', () => {
    const held = heldOrder(['D1', 'D2', 'D3'], ['D3', 'D1', 'D2'], true);
    expect(held).toEqual({ order: ['D1', 'D2', 'D3'], isChanged: true });
  });

  it('while held lets gone boats leave and puts new ones last', () => {
    const held = heldOrder(['D1', 'D2'], ['D4', 'D2'], true);
    expect(held).toEqual({ order: ['D2', 'D4'], isChanged: true });
  });

  it('follows the ranks again when let go', () => {
    const free = heldOrder(['D1', 'D2'], ['D2', 'D1'], false);
    expect(free).toEqual({ order: ['D2', 'D1'], isChanged: false });
  });
});
