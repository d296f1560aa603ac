import "article-viewer/define";
import { createApp } from "vue/dist/vue.esm-bundler.js";

const app = createApp({
  data: () => ({ isShown: true, order: [0, 1], size: "default", ready: 0, stories }),
  template: `
    <button id="toggle" @click="isShown = !isShown">toggle</button>
    <button id="swap" @click="order.reverse()">swap</button>
    <button id="larger" @click="size = 'larger'">larger</button>
    <output id="size">{{ size }}</output>
    <output id="ready">{{ ready }}</output>
    <template v-if="isShown">
      <article-viewer v-for="number in order" :key="number" :id="'story' + number" loading="eager" :article="stories[number]"
        :fontSize="size" @ready="ready += 1" @fontsizechange="size = $event.detail.fontSize"></article-viewer>
    </template>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag === "article-viewer";
app.mount("#app");
