import { useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { article, percent } from "./article.js";

// The size is kept where it is changed, so that nobody looks at the paragraphs again.
function Sizes() {
  const [size, setSize] = useState("default");
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${percent[size]}%`;
  }, [size]);
  return (
    <fieldset>
      <legend>Text size</legend>
      {Object.keys(percent).map((value) => (
        <label key={value}>
          <input
            type="radio"
            name="size"
            value={value}
            checked={value === size}
            onChange={() => setSize(value)}
          />{" "}
          {value}
        </label>
      ))}
    </fieldset>
  );
}

function App() {
  return (
    <>
      <Sizes />
      <article>
        <h1>{article.headline}</h1>
        <p>{article.standfirst}</p>
        <div className="text">
          {article.paragraphs.map((text, place) => (
            <p key={place}>{text}</p>
          ))}
        </div>
      </article>
      <details open>
        <summary>Related stories</summary>
        <ul>
          {article.related.map(({ title, lead, link }) => (
            <li key={link}>
              <h3>
                <a href={link}>{title}</a>
              </h3>
              <p>{lead}</p>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

// Without this React would render in slices of a few milliseconds, which takes longer. When it returns, everything is in
// the page and the effects have run.
flushSync(() => createRoot(document.getElementById("app")).render(<App />));
performance.mark("text");
performance.mark("ready");
