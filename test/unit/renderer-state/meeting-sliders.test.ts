import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseGroup, moveSliders, resetSliders, sliderWeights, useMeeting } from '../../../renderer/state/meeting.ts';

let frames = new Map<number, () => void>();
let last = 0;
/** The browser draws. */
function draw(): void {
  const due = [...frames.values()];
  frames = new Map();
  for (const frame of due) frame();
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
    last += 1;
    frames.set(last, frame);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame));
});
afterEach(() => {
  draw();
  resetSliders();
  vi.unstubAllGlobals();
});

test('sliders stand where the last move put them, before it is drawn too', () => {
  moveSliders({ A: 30 });
  moveSliders({ A: 31 });
  expect(useMeeting.getState().weights).toBeNull();
  expect(sliderWeights()).toEqual({ A: 31 });
  draw();
  expect(useMeeting.getState().weights).toEqual({ A: 31 });
});

test('a reset or another group in the frame of a move is not undone by it', () => {
  moveSliders({ A: 30 });
  resetSliders();
  draw();
  expect([useMeeting.getState().weights, sliderWeights()]).toEqual([null, null]);
  moveSliders({ A: 30 });
  chooseGroup('B');
  draw();
  expect(useMeeting.getState()).toMatchObject({ group: 'B', weights: null });
  moveSliders({ 'B.1': 40 });
  draw();
  expect(useMeeting.getState().weights).toEqual({ 'B.1': 40 });
});
