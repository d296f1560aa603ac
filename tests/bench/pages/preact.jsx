import { render } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
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
        <div class="text">
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

// Everything is in the page with its handlers when this returns.
render(<App />, document.getElementById("app"));
performance.mark("text");
performance.mark("ready");
