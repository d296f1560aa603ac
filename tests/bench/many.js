// Runs in every page before its own scripts: notes when the last of many articles is there, and what they share.
(() => {
  if (window !== top) return;
  let compiles = 0;
  for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (source, ...others) => {
      // To instantiate what is compiled already is no compiling.
      compiles += source instanceof WebAssembly.Module ? 0 : 1;
      return original(source, ...others);
    };
  }
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(target, parameters) {
      compiles += 1;
      return Reflect.construct(target, parameters);
    },
  });

  const times = new Map();
  let heard = () => {};
  for (const [name, kind] of Object.entries({ ready: "article-viewer", load: "iframe" })) {
    // Captured, for the load of a frame does not bubble.
    const note = ({ target }) => {
      if (target.localName !== kind) return;
      times.set(target, performance.now());
      heard();
    };
    document.addEventListener(name, note, true);
  }

  /** When so many elements or frames were ready, and what they share. */
  window.allReady = async (count) => {
    await new Promise((resolve) => {
      heard = () => times.size === count && resolve();
      heard();
    });
    const sheets = [...document.querySelectorAll("article-viewer")].flatMap(
      ({ shadowRoot }) => shadowRoot.adoptedStyleSheets,
    );
    const articles = new Set(
      sheets.filter((sheet) =>
        [...sheet.cssRules].some(({ cssText }) => cssText.includes(".av-headline")),
      ),
    );
    return { time: Math.max(...times.values()), compiles, sheets: articles.size };
  };
})();
