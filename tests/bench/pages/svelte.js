import { flushSync, mount } from "svelte";
import App from "./svelte.svelte";

mount(App, { target: document.getElementById("app") });
performance.mark("text");
// The radio buttons are bound by effects, which would run a moment later by themselves.
flushSync();
performance.mark("ready");
