// What is said when something is broken: for each code what happened and what fixes it, in each
// language of the interface. The first text is for everybody, the second for whoever can act on it.

/** Why an article is not shown by the viewer; the codes stay the same from version to version. */
export type Code =
  | "wasm-unsupported"
  | "wasm-blocked"
  | "viewer-missing"
  | "viewer-html"
  | "viewer-truncated"
  | "viewer-corrupt"
  | "viewer-cors"
  | "viewer-blocked"
  | "viewer-network"
  | "viewer-disk"
  | "viewer-crashed"
  | "src-missing"
  | "src-html"
  | "src-truncated"
  | "src-corrupt"
  | "src-too-large"
  | "src-cors"
  | "src-blocked"
  | "src-network"
  | "src-disk"
  | "src-not-json"
  | "src-not-article";

/** The messages in one language. */
export interface Messages {
  /** What the button says that tries again. */
  readonly retry: string;
  /** What happened, and what fixes it. */
  readonly codes: Readonly<Record<Code, readonly [what: string, fix: string]>>;
}

/** The messages by the language's tag, as in BCP 47; the first is for everybody else. */
export const MESSAGES: Readonly<Record<"en" | "zh-Hans" | "zh-Hant", Messages>> = {
  en: {
    retry: "Try again",
    codes: {
      "wasm-unsupported": [
        "This browser does not run WebAssembly.",
        "Turn WebAssembly on in the browser's settings, or use a current browser.",
      ],
      "wasm-blocked": [
        "This page's security policy does not let the viewer run.",
        "Add 'wasm-unsafe-eval' to script-src in the page's Content-Security-Policy.",
      ],
      "viewer-missing": [
        "A part of the viewer is not on the server.",
        "Upload all files of the folder together; the address is below.",
      ],
      "viewer-html": [
        "The server sent a web page instead of a part of the viewer.",
        "Upload all files of the folder, and keep the server from answering missing files with a page.",
      ],
      "viewer-truncated": [
        "A part of the viewer arrived incomplete.",
        "Upload the file again; if a proxy shortens it, see its limits.",
      ],
      "viewer-corrupt": [
        "A part of the viewer is not as it was built.",
        "Upload all files of the folder together, and keep the server from changing them.",
      ],
      "viewer-cors": [
        "The viewer's server does not share its files with this page.",
        "Send the header Access-Control-Allow-Origin: * with the viewer's files.",
      ],
      "viewer-blocked": [
        "This page's security policy does not let the viewer load its files.",
        "Add the files' address to connect-src in the page's Content-Security-Policy.",
      ],
      "viewer-network": ["The viewer could not be loaded.", "Check the connection and try again."],
      "viewer-disk": [
        "From a file on disk, a page may not load the viewer's files.",
        "Open the page from a web server, or use the single-file article.",
      ],
      "viewer-crashed": [
        "The viewer has stopped because of an error of its own.",
        "Reload the page. If it happens again, please report it with the text below.",
      ],
      "src-missing": [
        "The article is not at its address.",
        "Check the src attribute and the file on the server.",
      ],
      "src-html": [
        "The server sent a web page instead of the article.",
        "Check the src attribute: it has to name the article's JSON.",
      ],
      "src-truncated": ["The article arrived incomplete.", "Upload its file again."],
      "src-corrupt": [
        "The article's file is not the one that this page was made for.",
        "Upload the page and its JSON file together.",
      ],
      "src-too-large": [
        "The article is too large for a page.",
        "Check the src attribute; make the article's pictures smaller, or several articles of it: 100 MB are read.",
      ],
      "src-cors": [
        "The article's server does not share it with this page.",
        "Send the header Access-Control-Allow-Origin with the article's file.",
      ],
      "src-blocked": [
        "This page's security policy does not let the article load.",
        "Add its address to connect-src in the page's Content-Security-Policy.",
      ],
      "src-network": ["The article could not be loaded.", "Check the connection and try again."],
      "src-disk": [
        "From a file on disk, a page may not load an article.",
        "Open the page from a web server, or put the article's JSON into the element.",
      ],
      "src-not-json": [
        "The article's file is not JSON.",
        "Make it with article-viewer; the text below says where it is broken.",
      ],
      "src-not-article": [
        "The content is not an article.",
        "Make it with article-viewer; the text below says what is missing.",
      ],
    },
  },
  "zh-Hans": {
    retry: "重试",
    codes: {
      "wasm-unsupported": [
        "此浏览器不能运行 WebAssembly。",
        "请在浏览器设置中启用 WebAssembly，或改用新版浏览器。",
      ],
      "wasm-blocked": [
        "此网页的安全策略不允许阅读器运行。",
        "请在网页的 Content-Security-Policy 的 script-src 中加入 'wasm-unsafe-eval'。",
      ],
      "viewer-missing": [
        "服务器上缺少阅读器的一个文件。",
        "请把文件夹内的文件一并上传；地址见下。",
      ],
      "viewer-html": [
        "服务器返回的是网页，而不是阅读器的文件。",
        "请上传文件夹内的全部文件，并让服务器不要用网页代替缺失的文件。",
      ],
      "viewer-truncated": [
        "阅读器的一个文件不完整。",
        "请重新上传该文件；如由代理截断，请检查其限制。",
      ],
      "viewer-corrupt": [
        "阅读器的一个文件与原文件不符。",
        "请把文件夹内的文件一并上传，并让服务器不要改动它们。",
      ],
      "viewer-cors": [
        "阅读器所在的服务器不与此网页共享文件。",
        "请为阅读器的文件发送响应头 Access-Control-Allow-Origin: *。",
      ],
      "viewer-blocked": [
        "此网页的安全策略不允许载入阅读器的文件。",
        "请在网页的 Content-Security-Policy 的 connect-src 中加入这些文件的地址。",
      ],
      "viewer-network": ["阅读器未能载入。", "请检查网络后重试。"],
      "viewer-disk": [
        "从磁盘打开的网页不能载入阅读器的文件。",
        "请通过网站服务器打开，或使用单文件文章。",
      ],
      "viewer-crashed": [
        "阅读器因自身错误而停止。",
        "请重新载入网页；如再次发生，请附上以下文字报告。",
      ],
      "src-missing": ["文章不在所给的地址上。", "请检查 src 属性和服务器上的文件。"],
      "src-html": [
        "服务器返回的是网页，而不是文章。",
        "请检查 src 属性：它应指向文章的 JSON 文件。",
      ],
      "src-truncated": ["文章文件不完整。", "请重新上传该文件。"],
      "src-corrupt": ["文章文件与此网页不相配。", "请把网页和它的 JSON 文件一并上传。"],
      "src-too-large": [
        "文章过大，无法在网页中显示。",
        "请检查 src 属性；请缩小文章的图片，或将其分为数篇：最多读取 100 MB。",
      ],
      "src-cors": [
        "文章所在的服务器不与此网页共享文章。",
        "请为文章文件发送响应头 Access-Control-Allow-Origin。",
      ],
      "src-blocked": [
        "此网页的安全策略不允许载入文章。",
        "请在网页的 Content-Security-Policy 的 connect-src 中加入文章的地址。",
      ],
      "src-network": ["文章未能载入。", "请检查网络后重试。"],
      "src-disk": [
        "从磁盘打开的网页不能载入文章。",
        "请通过网站服务器打开，或把文章的 JSON 放入元素内。",
      ],
      "src-not-json": ["文章文件不是 JSON。", "请用 article-viewer 生成；以下文字指出出错之处。"],
      "src-not-article": ["内容不是文章。", "请用 article-viewer 生成；以下文字指出缺少什么。"],
    },
  },
  "zh-Hant": {
    retry: "重試",
    codes: {
      "wasm-unsupported": [
        "此瀏覽器不能執行 WebAssembly。",
        "請在瀏覽器設定中啟用 WebAssembly，或改用新版瀏覽器。",
      ],
      "wasm-blocked": [
        "此網頁的安全政策不允許閱讀器執行。",
        "請在網頁的 Content-Security-Policy 的 script-src 中加入 'wasm-unsafe-eval'。",
      ],
      "viewer-missing": [
        "伺服器上缺少閱讀器的一個檔案。",
        "請把資料夾內的檔案一併上傳；位址見下。",
      ],
      "viewer-html": [
        "伺服器傳回的是網頁，而不是閱讀器的檔案。",
        "請上傳資料夾內的全部檔案，並讓伺服器不要用網頁代替缺少的檔案。",
      ],
      "viewer-truncated": [
        "閱讀器的一個檔案不完整。",
        "請重新上傳該檔案；如由代理伺服器截斷，請檢查其限制。",
      ],
      "viewer-corrupt": [
        "閱讀器的一個檔案與原檔案不符。",
        "請把資料夾內的檔案一併上傳，並讓伺服器不要改動它們。",
      ],
      "viewer-cors": [
        "閱讀器所在的伺服器不與此網頁共用檔案。",
        "請為閱讀器的檔案傳送回應標頭 Access-Control-Allow-Origin: *。",
      ],
      "viewer-blocked": [
        "此網頁的安全政策不允許載入閱讀器的檔案。",
        "請在網頁的 Content-Security-Policy 的 connect-src 中加入這些檔案的位址。",
      ],
      "viewer-network": ["閱讀器未能載入。", "請檢查網路後重試。"],
      "viewer-disk": [
        "從磁碟開啟的網頁不能載入閱讀器的檔案。",
        "請透過網站伺服器開啟，或使用單一檔案的文章。",
      ],
      "viewer-crashed": [
        "閱讀器因自身錯誤而停止。",
        "請重新載入網頁；如再次發生，請附上以下文字回報。",
      ],
      "src-missing": ["文章不在所給的位址上。", "請檢查 src 屬性和伺服器上的檔案。"],
      "src-html": [
        "伺服器傳回的是網頁，而不是文章。",
        "請檢查 src 屬性：它應指向文章的 JSON 檔案。",
      ],
      "src-truncated": ["文章檔案不完整。", "請重新上傳該檔案。"],
      "src-corrupt": ["文章檔案與此網頁不相配。", "請把網頁和它的 JSON 檔案一併上傳。"],
      "src-too-large": [
        "文章過大，無法在網頁中顯示。",
        "請檢查 src 屬性；請縮小文章的圖片，或將其分為數篇：最多讀取 100 MB。",
      ],
      "src-cors": [
        "文章所在的伺服器不與此網頁共用文章。",
        "請為文章檔案傳送回應標頭 Access-Control-Allow-Origin。",
      ],
      "src-blocked": [
        "此網頁的安全政策不允許載入文章。",
        "請在網頁的 Content-Security-Policy 的 connect-src 中加入文章的位址。",
      ],
      "src-network": ["文章未能載入。", "請檢查網路後重試。"],
      "src-disk": [
        "從磁碟開啟的網頁不能載入文章。",
        "請透過網站伺服器開啟，或把文章的 JSON 放入元素內。",
      ],
      "src-not-json": ["文章檔案不是 JSON。", "請用 article-viewer 產生；以下文字指出出錯之處。"],
      "src-not-article": ["內容不是文章。", "請用 article-viewer 產生；以下文字指出缺少什麼。"],
    },
  },
};
