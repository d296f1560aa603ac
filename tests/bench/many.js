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

  /** Resolves when so many events of a name have come from elements of a kind: they need not bubble. */
  const all = (count, name, kind) =>
    new Promise((resolve) => {
      const done = new Set();
      document.addEventListener(
        name,
        ({ target }) => {
          if (target.localName === kind && done.add(target).size === count) resolve(performance.now());
        },
        true,
      );
    });
  const elements = all(100, "ready", "article-viewer");
  const frames = all(100, "load", "iframe");

  window.allReady = async () => {
    const time = await (document.querySelector("iframe") ? frames : elements);
    const sheets = [...document.querySelectorAll("article-viewer")].flatMap(({ shadowRoot }) => shadowRoot.adoptedStyleSheets);
    const articles = new Set(sheets.filter((sheet) => [...sheet.cssRules].some(({ cssText }) => cssText.includes(".av-headline"))));
    return { time, compiles, sheets: articles.size, shown: document.querySelectorAll("article-viewer, iframe").length };
  };
})();
