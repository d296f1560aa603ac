import { For, createRenderEffect, createSignal } from "solid-js";
import { render } from "solid-js/web";
import { article, percent } from "./article.js";

function Sizes() {
  const [size, setSize] = createSignal("default");
  createRenderEffect(() => {
    document.documentElement.style.fontSize = `${percent[size()]}%`;
  });
  return (
    <fieldset>
      <legend>Text size</legend>
      <For each={Object.keys(percent)}>
        {(value) => (
          <label>
            <input
              type="radio"
              name="size"
              value={value}
              checked={value === size()}
              onChange={() => setSize(value)}
            />{" "}
            {value}
          </label>
        )}
      </For>
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
          <For each={article.paragraphs}>{(text) => <p>{text}</p>}</For>
        </div>
      </article>
      <details open>
        <summary>Related stories</summary>
        <ul>
          <For each={article.related}>
            {({ title, lead, link }) => (
              <li>
                <h3>
                  <a href={link}>{title}</a>
                </h3>
                <p>{lead}</p>
              </li>
            )}
          </For>
        </ul>
      </details>
    </>
  );
}

// Everything is in the page with its handlers when this returns.
render(() => <App />, document.getElementById("app"));
performance.mark("text");
performance.mark("ready");
