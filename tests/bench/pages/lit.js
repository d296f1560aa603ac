import { LitElement, html } from "lit";
import { article, percent } from "./article.js";

/** In the page itself, as the other frameworks render, so that one style is for all. */
class Light extends LitElement {
  createRenderRoot() {
    return this;
  }
}

// The size is kept where it is changed, so that nobody looks at the paragraphs again.
class Sizes extends Light {
  static properties = { size: { state: true } };

  constructor() {
    super();
    this.size = "default";
  }

  updated() {
    document.documentElement.style.fontSize = `${percent[this.size]}%`;
  }

  render() {
    const choice = (value) =>
      html`<label>
        <input
          type="radio"
          name="size"
          value=${value}
          .checked=${value === this.size}
          @change=${() => (this.size = value)}
        />
        ${value}
      </label>`;
    return html`<fieldset>
      <legend>Text size</legend>
      ${Object.keys(percent).map(choice)}
    </fieldset>`;
  }
}

class App extends Light {
  render() {
    const story = ({ title, lead, link }) =>
      html`<li>
        <h3><a href=${link}>${title}</a></h3>
        <p>${lead}</p>
      </li>`;
    return html`<text-sizes></text-sizes>
      <article>
        <h1>${article.headline}</h1>
        <p>${article.standfirst}</p>
        <div class="text">${article.paragraphs.map((text) => html`<p>${text}</p>`)}</div>
      </article>
      <details open>
        <summary>Related stories</summary>
        <ul>
          ${article.related.map(story)}
        </ul>
      </details>`;
  }
}

customElements.define("text-sizes", Sizes);
customElements.define("news-story", App);
const app = document.createElement("news-story");
document.getElementById("app").append(app);
// Elements render in a microtask, the inner one after the outer one.
await app.updateComplete;
performance.mark("text");
await app.querySelector("text-sizes").updateComplete;
performance.mark("ready");
