import "article-viewer/define";
import { LitElement, html } from "lit";
import { repeat } from "lit/directives/repeat.js";

class App extends LitElement {
  static properties = { isShown: {}, order: {}, size: {}, ready: {} };

  constructor() {
    super();
    Object.assign(this, { isShown: true, order: [0, 1], size: "default", ready: 0 });
  }

  // In the page itself, so that the same test finds the parts.
  createRenderRoot() {
    return this;
  }

  render() {
    const story = (number) =>
      html`<article-viewer
        id=${`story${number}`}
        loading="eager"
        .article=${stories[number]}
        .fontSize=${this.size}
        @ready=${() => (this.ready += 1)}
        @fontsizechange=${(event) => (this.size = event.detail.fontSize)}
      ></article-viewer>`;
    return html`<button id="toggle" @click=${() => (this.isShown = !this.isShown)}>toggle</button>
      <button id="swap" @click=${() => (this.order = [...this.order].reverse())}>swap</button>
      <button id="larger" @click=${() => (this.size = "larger")}>larger</button>
      <output id="size">${this.size}</output>
      <output id="ready">${this.ready}</output>
      ${this.isShown ? repeat(this.order, (number) => number, story) : ""}`;
  }
}

customElements.define("test-app", App);
document.getElementById("app").append(document.createElement("test-app"));
