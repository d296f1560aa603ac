{
  const version = document.querySelector('meta[name="article-viewer-preview"]').content;
  new EventSource("/.article-viewer/changes").onmessage = ({ data }) => {
    if (data !== version) location.reload();
  };
}
