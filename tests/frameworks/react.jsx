import "article-viewer/define";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [isShown, setShown] = useState(true);
  const [order, setOrder] = useState([0, 1]);
  const [size, setSize] = useState("default");
  const [ready, setReady] = useState(0);
  return (
    <>
      <button id="toggle" onClick={() => setShown(!isShown)}>
        toggle
      </button>
      <button id="swap" onClick={() => setOrder([...order].reverse())}>
        swap
      </button>
      <button id="larger" onClick={() => setSize("larger")}>
        larger
      </button>
      <output id="size">{size}</output>
      <output id="ready">{ready}</output>
      {isShown &&
        order.map((number) => (
          <article-viewer
            key={number}
            id={`story${number}`}
            loading="eager"
            article={stories[number]}
            fontSize={size}
            onready={() => setReady((count) => count + 1)}
            onfontsizechange={(event) => setSize(event.detail.fontSize)}
          />
        ))}
    </>
  );
}

createRoot(document.getElementById("app")).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
