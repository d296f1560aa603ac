{
  const own = "article-viewer-preview";
  const version = document.querySelector(`meta[name="${own}"]`).content;
  const place = `${own}:${location.pathname}`;

  // What is in sight: that which begins there first, for the rest may have become longer above.
  const seen = () => {
    const blocks = [...document.querySelectorAll(".av-article [id]:not([id^=av-])")].map(
      (block) => {
        const { top, bottom, height } = block.getBoundingClientRect();
        return { id: block.id, top, isSeen: height > 0 && bottom > 0 && top < innerHeight };
      },
    );
    const inSight = blocks.filter((block) => block.isSeen);
    return inSight.sort((one, other) => (one.top < 0) - (other.top < 0));
  };

  new EventSource("/.article-viewer/changes").onmessage = ({ data }) => {
    if (data === version) return;
    const blocks = seen();
    // A page of errors has none, and leaves what was seen before it.
    if (blocks.length > 0) {
      sessionStorage.setItem(place, JSON.stringify({ blocks, y: scrollY }));
    }
    // Browsers would go to the same height of another page, after it has loaded.
    history.scrollRestoration = "manual";
    location.reload();
  };

  const settle = () => {
    const { blocks, y } = JSON.parse(sessionStorage.getItem(place) ?? "{}");
    if (!blocks || !document.querySelector("#article-viewer")) return;
    const known = y > 0 && blocks.find(({ id }) => document.getElementById(id));
    if (known) {
      scrollBy(0, document.getElementById(known.id).getBoundingClientRect().top - known.top);
    } else {
      scrollTo(0, y);
    }
  };
  addEventListener("DOMContentLoaded", settle);
  addEventListener("load", () => {
    settle();
    if (document.querySelector("#article-viewer")) sessionStorage.removeItem(place);
  });
}
