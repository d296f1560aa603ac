// Runs in every page before its own scripts, and notes when what happens. What the page itself marks is in its timeline.
(() => {
  if (window !== top) return;
  const seen = (window.seen = { kept: 0 });
  const size = () =>
    parseFloat(getComputedStyle(document.querySelector(".av-body p, .text p")).fontSize);

  /** Resolves when the frame that is being made has been laid out and painted. */
  const framed = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(framed())));
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
  const radio = (value) => document.querySelector(`input[type=radio][value=${value}]`);

  const painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName("first-contentful-paint");
      if (!entry) return;
      seen.paint = entry.startTime;
      // Whoever wants another size presses as soon as there is something to read.
      if (location.search === "?press") resolve(press());
      else resolve();
    }).observe({ type: "paint", buffered: true });
  });
  const press = async () => {
    radio("largest").click();
    await frame();
    seen.pressed = performance.now();
    seen.pressedSize = size();
  };

  const loaded = new Promise((resolve) => addEventListener("load", resolve));
  const ready = new Promise((resolve) => {
    addEventListener("ready", (event) => {
      seen.ready ??= performance.now();
      resolve(event);
    });
    new PerformanceObserver((list) => {
      const [mark] = list.getEntriesByName("ready");
      if (mark) resolve((seen.ready ??= mark.startTime));
    }).observe({ type: "mark", buffered: true });
  });
  // In a page with markup the text is there when what follows it is. The text itself is not watched, which would take time.
  const begun = new MutationObserver(() => {
    const text = document.querySelector(".av-article, .text");
    if (!text) return;
    begun.disconnect();
    followed.observe(text.parentElement, { childList: true });
    follow();
  });
  const follow = () => {
    if (!document.querySelector(".av-related-region, details")) return;
    followed.disconnect();
    seen.parsed = performance.now();
    seen.parsedParagraphs = document.querySelectorAll(".av-body p, .text p").length;
  };
  const followed = new MutationObserver(follow);
  begun.observe(document, { childList: true, subtree: true });

  /** Resolves to all times once all was seen; a page without scripts is never ready. */
  window.allSeen = async (hasReady) => {
    await Promise.all([loaded, painted, hasReady && ready]);
    const [mark] = performance.getEntriesByName("text");
    return {
      ...seen,
      text: mark ? mark.startTime : seen.parsed,
      paragraphs: document.querySelectorAll(".av-body p, .text p").length,
      size: size(),
    };
  };

  /** How long each of so many size changes takes, from the press to the painted frame, when nothing else goes on. */
  window.changes = async (count) => {
    const times = [];
    for (let number = 0; number < count; number += 1) {
      await idle();
      await idle();
      const [value, before] = [number % 2 ? "default" : "largest", size()];
      const time = await new Promise((resolve) => {
        requestAnimationFrame(async () => {
          const start = performance.now();
          radio(value).click();
          await framed();
          resolve(performance.now() - start);
        });
      });
      if (number % 2 ? size() >= before : size() <= before)
        throw new Error(`the size did not become ${value}`);
      times.push(time);
    }
    return times;
  };
})();
