/**
 * Resolves when the first frame is on the screen, for the viewer would work beside the threads that
 * draw it. An empty page, which never tells of one, is not waited for long.
 */
export function firstFrame(): Promise<unknown> {
  const shown = new Promise((told) => {
    new PerformanceObserver(told).observe({ type: "paint", buffered: true });
  });
  const drawn = new Promise((late) => {
    requestAnimationFrame(() => setTimeout(late, 500));
  });
  return Promise.race([shown, drawn]);
}
