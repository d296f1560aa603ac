// What is said when something is broken: for each code what happened and what fixes it, in each
// language of the interface. The first text is for everybody, the second for whoever can act on it.
// Made of locales/*.json: UPDATE_GENERATED=1 cargo test --test suite generated

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
export const MESSAGES: Readonly<Record<"en" | "ar" | "de" | "es" | "fr" | "ja" | "ko" | "zh-Hans" | "zh-Hant", Messages>> = {
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
      "viewer-network": [
        "The viewer could not be loaded.",
        "Check the connection and try again.",
      ],
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
      "src-truncated": [
        "The article arrived incomplete.",
        "Upload its file again.",
      ],
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
      "src-network": [
        "The article could not be loaded.",
        "Check the connection and try again.",
      ],
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
  ar: {
    retry: "إعادة المحاولة",
    codes: {
      "wasm-unsupported": [
        "لا يشغّل هذا المتصفح WebAssembly.",
        "فعّل WebAssembly في إعدادات المتصفح، أو استخدم متصفحًا حديثًا.",
      ],
      "wasm-blocked": [
        "لا تسمح سياسة أمان هذه الصفحة بتشغيل العارض.",
        "أضف 'wasm-unsafe-eval' إلى script-src في Content-Security-Policy الخاصة بالصفحة.",
      ],
      "viewer-missing": [
        "جزء من العارض غير موجود على الخادم.",
        "ارفع كل ملفات المجلد معًا؛ العنوان مذكور أدناه.",
      ],
      "viewer-html": [
        "أرسل الخادم صفحة ويب بدلًا من جزء من العارض.",
        "ارفع كل ملفات المجلد، وامنع الخادم من الرد بصفحة عند غياب ملف.",
      ],
      "viewer-truncated": [
        "وصل جزء من العارض غير مكتمل.",
        "ارفع الملف مرة أخرى؛ وإن كان خادم وكيل يقتطعه فتحقق من حدوده.",
      ],
      "viewer-corrupt": [
        "جزء من العارض ليس كما تم بناؤه.",
        "ارفع كل ملفات المجلد معًا، وامنع الخادم من تغييرها.",
      ],
      "viewer-cors": [
        "لا يشارك خادم العارض ملفاته مع هذه الصفحة.",
        "أرسل الترويسة Access-Control-Allow-Origin: * مع ملفات العارض.",
      ],
      "viewer-blocked": [
        "لا تسمح سياسة أمان هذه الصفحة للعارض بتحميل ملفاته.",
        "أضف عنوان الملفات إلى connect-src في Content-Security-Policy الخاصة بالصفحة.",
      ],
      "viewer-network": [
        "تعذّر تحميل العارض.",
        "تحقق من الاتصال ثم أعد المحاولة.",
      ],
      "viewer-disk": [
        "لا يمكن لصفحة مفتوحة من القرص تحميل ملفات العارض.",
        "افتح الصفحة من خادم ويب، أو استخدم المقال في ملف واحد.",
      ],
      "viewer-crashed": [
        "توقف العارض بسبب خطأ داخلي.",
        "أعد تحميل الصفحة. وإن تكرر الخطأ فيرجى الإبلاغ عنه مع النص أدناه.",
      ],
      "src-missing": [
        "المقال غير موجود في عنوانه.",
        "تحقق من السمة src ومن الملف على الخادم.",
      ],
      "src-html": [
        "أرسل الخادم صفحة ويب بدلًا من المقال.",
        "تحقق من السمة src: يجب أن تشير إلى ملف JSON الخاص بالمقال.",
      ],
      "src-truncated": [
        "وصل المقال غير مكتمل.",
        "ارفع ملفه مرة أخرى.",
      ],
      "src-corrupt": [
        "ملف المقال ليس الملف الذي أُعدّت له هذه الصفحة.",
        "ارفع الصفحة وملف JSON الخاص بها معًا.",
      ],
      "src-too-large": [
        "المقال أكبر من أن تعرضه صفحة.",
        "تحقق من السمة src، وصغّر صور المقال أو قسّمه إلى عدة مقالات: يُقرأ 100 ميغابايت كحد أقصى.",
      ],
      "src-cors": [
        "لا يشارك خادم المقال المقال مع هذه الصفحة.",
        "أرسل الترويسة Access-Control-Allow-Origin مع ملف المقال.",
      ],
      "src-blocked": [
        "لا تسمح سياسة أمان هذه الصفحة بتحميل المقال.",
        "أضف عنوانه إلى connect-src في Content-Security-Policy الخاصة بالصفحة.",
      ],
      "src-network": [
        "تعذّر تحميل المقال.",
        "تحقق من الاتصال ثم أعد المحاولة.",
      ],
      "src-disk": [
        "لا يمكن لصفحة مفتوحة من القرص تحميل مقال.",
        "افتح الصفحة من خادم ويب، أو ضع JSON المقال داخل العنصر.",
      ],
      "src-not-json": [
        "ملف المقال ليس بصيغة JSON.",
        "أنشئه باستخدام article-viewer؛ يبيّن النص أدناه موضع الخلل.",
      ],
      "src-not-article": [
        "المحتوى ليس مقالًا.",
        "أنشئه باستخدام article-viewer؛ يبيّن النص أدناه ما ينقصه.",
      ],
    },
  },
  de: {
    retry: "Erneut versuchen",
    codes: {
      "wasm-unsupported": [
        "Dieser Browser führt kein WebAssembly aus.",
        "Schalten Sie WebAssembly in den Einstellungen des Browsers ein oder verwenden Sie einen aktuellen Browser.",
      ],
      "wasm-blocked": [
        "Die Sicherheitsrichtlinie dieser Seite lässt den Viewer nicht laufen.",
        "Ergänzen Sie in der Content-Security-Policy der Seite script-src um 'wasm-unsafe-eval'.",
      ],
      "viewer-missing": [
        "Ein Teil des Viewers ist nicht auf dem Server.",
        "Laden Sie alle Dateien des Ordners zusammen hoch; die Adresse steht unten.",
      ],
      "viewer-html": [
        "Der Server hat statt eines Teils des Viewers eine Webseite gesendet.",
        "Laden Sie alle Dateien des Ordners hoch und lassen Sie den Server fehlende Dateien nicht mit einer Seite beantworten.",
      ],
      "viewer-truncated": [
        "Ein Teil des Viewers ist unvollständig angekommen.",
        "Laden Sie die Datei noch einmal hoch. Falls ein Proxy sie kürzt, prüfen Sie dessen Grenzen.",
      ],
      "viewer-corrupt": [
        "Ein Teil des Viewers ist nicht so, wie er gebaut wurde.",
        "Laden Sie alle Dateien des Ordners zusammen hoch und lassen Sie den Server sie nicht verändern.",
      ],
      "viewer-cors": [
        "Der Server des Viewers gibt seine Dateien nicht für diese Seite frei.",
        "Senden Sie mit den Dateien des Viewers den Header Access-Control-Allow-Origin: *.",
      ],
      "viewer-blocked": [
        "Die Sicherheitsrichtlinie dieser Seite lässt den Viewer seine Dateien nicht laden.",
        "Ergänzen Sie in der Content-Security-Policy der Seite connect-src um die Adresse der Dateien.",
      ],
      "viewer-network": [
        "Der Viewer konnte nicht geladen werden.",
        "Prüfen Sie die Verbindung und versuchen Sie es erneut.",
      ],
      "viewer-disk": [
        "Eine Seite, die als Datei geöffnet ist, darf die Dateien des Viewers nicht laden.",
        "Öffnen Sie die Seite über einen Webserver oder verwenden Sie den Artikel in einer einzigen Datei.",
      ],
      "viewer-crashed": [
        "Der Viewer wurde durch einen eigenen Fehler beendet.",
        "Laden Sie die Seite neu. Tritt der Fehler wieder auf, melden Sie ihn bitte mit dem Text unten.",
      ],
      "src-missing": [
        "Der Artikel ist nicht unter seiner Adresse zu finden.",
        "Prüfen Sie das Attribut src und die Datei auf dem Server.",
      ],
      "src-html": [
        "Der Server hat statt des Artikels eine Webseite gesendet.",
        "Prüfen Sie das Attribut src: Es muss auf das JSON des Artikels zeigen.",
      ],
      "src-truncated": [
        "Der Artikel ist unvollständig angekommen.",
        "Laden Sie seine Datei noch einmal hoch.",
      ],
      "src-corrupt": [
        "Die Datei des Artikels ist nicht die, für die diese Seite gemacht wurde.",
        "Laden Sie die Seite und ihre JSON-Datei zusammen hoch.",
      ],
      "src-too-large": [
        "Der Artikel ist zu groß für eine Seite.",
        "Prüfen Sie das Attribut src; verkleinern Sie die Bilder des Artikels oder teilen Sie ihn auf: Gelesen werden bis zu 100 MB.",
      ],
      "src-cors": [
        "Der Server des Artikels gibt ihn nicht für diese Seite frei.",
        "Senden Sie mit der Datei des Artikels den Header Access-Control-Allow-Origin.",
      ],
      "src-blocked": [
        "Die Sicherheitsrichtlinie dieser Seite lässt den Artikel nicht laden.",
        "Ergänzen Sie in der Content-Security-Policy der Seite connect-src um seine Adresse.",
      ],
      "src-network": [
        "Der Artikel konnte nicht geladen werden.",
        "Prüfen Sie die Verbindung und versuchen Sie es erneut.",
      ],
      "src-disk": [
        "Eine Seite, die als Datei geöffnet ist, darf keinen Artikel laden.",
        "Öffnen Sie die Seite über einen Webserver oder setzen Sie das JSON des Artikels in das Element.",
      ],
      "src-not-json": [
        "Die Datei des Artikels ist kein JSON.",
        "Erstellen Sie sie mit article-viewer; der Text unten sagt, wo sie fehlerhaft ist.",
      ],
      "src-not-article": [
        "Der Inhalt ist kein Artikel.",
        "Erstellen Sie ihn mit article-viewer; der Text unten sagt, was fehlt.",
      ],
    },
  },
  es: {
    retry: "Reintentar",
    codes: {
      "wasm-unsupported": [
        "Este navegador no ejecuta WebAssembly.",
        "Active WebAssembly en los ajustes del navegador o use un navegador actual.",
      ],
      "wasm-blocked": [
        "La política de seguridad de esta página no permite que el visor funcione.",
        "Añada 'wasm-unsafe-eval' a script-src en la Content-Security-Policy de la página.",
      ],
      "viewer-missing": [
        "Una parte del visor no está en el servidor.",
        "Suba juntos todos los archivos de la carpeta; la dirección figura abajo.",
      ],
      "viewer-html": [
        "El servidor ha enviado una página web en lugar de una parte del visor.",
        "Suba todos los archivos de la carpeta y evite que el servidor responda con una página cuando falte un archivo.",
      ],
      "viewer-truncated": [
        "Una parte del visor ha llegado incompleta.",
        "Vuelva a subir el archivo; si un proxy lo recorta, revise sus límites.",
      ],
      "viewer-corrupt": [
        "Una parte del visor no está como se compiló.",
        "Suba juntos todos los archivos de la carpeta y evite que el servidor los modifique.",
      ],
      "viewer-cors": [
        "El servidor del visor no comparte sus archivos con esta página.",
        "Envíe la cabecera Access-Control-Allow-Origin: * con los archivos del visor.",
      ],
      "viewer-blocked": [
        "La política de seguridad de esta página no permite que el visor cargue sus archivos.",
        "Añada la dirección de los archivos a connect-src en la Content-Security-Policy de la página.",
      ],
      "viewer-network": [
        "No se ha podido cargar el visor.",
        "Compruebe la conexión y vuelva a intentarlo.",
      ],
      "viewer-disk": [
        "Una página abierta desde el disco no puede cargar los archivos del visor.",
        "Abra la página desde un servidor web o use el artículo en un solo archivo.",
      ],
      "viewer-crashed": [
        "El visor se ha detenido por un error propio.",
        "Vuelva a cargar la página. Si ocurre de nuevo, comuníquelo con el texto de abajo.",
      ],
      "src-missing": [
        "El artículo no está en su dirección.",
        "Revise el atributo src y el archivo en el servidor.",
      ],
      "src-html": [
        "El servidor ha enviado una página web en lugar del artículo.",
        "Revise el atributo src: debe indicar el JSON del artículo.",
      ],
      "src-truncated": [
        "El artículo ha llegado incompleto.",
        "Vuelva a subir su archivo.",
      ],
      "src-corrupt": [
        "El archivo del artículo no es aquel para el que se hizo esta página.",
        "Suba juntos la página y su archivo JSON.",
      ],
      "src-too-large": [
        "El artículo es demasiado grande para una página.",
        "Revise el atributo src; reduzca las imágenes del artículo o divídalo en varios: se leen hasta 100 MB.",
      ],
      "src-cors": [
        "El servidor del artículo no lo comparte con esta página.",
        "Envíe la cabecera Access-Control-Allow-Origin con el archivo del artículo.",
      ],
      "src-blocked": [
        "La política de seguridad de esta página no permite cargar el artículo.",
        "Añada su dirección a connect-src en la Content-Security-Policy de la página.",
      ],
      "src-network": [
        "No se ha podido cargar el artículo.",
        "Compruebe la conexión y vuelva a intentarlo.",
      ],
      "src-disk": [
        "Una página abierta desde el disco no puede cargar un artículo.",
        "Abra la página desde un servidor web o ponga el JSON del artículo en el elemento.",
      ],
      "src-not-json": [
        "El archivo del artículo no es JSON.",
        "Créelo con article-viewer; el texto de abajo indica dónde está dañado.",
      ],
      "src-not-article": [
        "El contenido no es un artículo.",
        "Créelo con article-viewer; el texto de abajo indica qué falta.",
      ],
    },
  },
  fr: {
    retry: "Réessayer",
    codes: {
      "wasm-unsupported": [
        "Ce navigateur n’exécute pas WebAssembly.",
        "Activez WebAssembly dans les réglages du navigateur, ou utilisez un navigateur récent.",
      ],
      "wasm-blocked": [
        "La politique de sécurité de cette page ne laisse pas fonctionner la visionneuse.",
        "Ajoutez 'wasm-unsafe-eval' à script-src dans la Content-Security-Policy de la page.",
      ],
      "viewer-missing": [
        "Une partie de la visionneuse n’est pas sur le serveur.",
        "Téléversez ensemble tous les fichiers du dossier ; l’adresse est ci-dessous.",
      ],
      "viewer-html": [
        "Le serveur a envoyé une page web au lieu d’une partie de la visionneuse.",
        "Téléversez tous les fichiers du dossier, et empêchez le serveur de répondre par une page quand un fichier manque.",
      ],
      "viewer-truncated": [
        "Une partie de la visionneuse est arrivée incomplète.",
        "Téléversez de nouveau le fichier ; si un proxy le tronque, vérifiez ses limites.",
      ],
      "viewer-corrupt": [
        "Une partie de la visionneuse n’est pas telle qu’elle a été construite.",
        "Téléversez ensemble tous les fichiers du dossier, et empêchez le serveur de les modifier.",
      ],
      "viewer-cors": [
        "Le serveur de la visionneuse ne partage pas ses fichiers avec cette page.",
        "Envoyez l’en-tête Access-Control-Allow-Origin: * avec les fichiers de la visionneuse.",
      ],
      "viewer-blocked": [
        "La politique de sécurité de cette page ne laisse pas la visionneuse charger ses fichiers.",
        "Ajoutez l’adresse des fichiers à connect-src dans la Content-Security-Policy de la page.",
      ],
      "viewer-network": [
        "La visionneuse n’a pas pu être chargée.",
        "Vérifiez la connexion, puis réessayez.",
      ],
      "viewer-disk": [
        "Une page ouverte depuis le disque ne peut pas charger les fichiers de la visionneuse.",
        "Ouvrez la page depuis un serveur web, ou utilisez l’article en un seul fichier.",
      ],
      "viewer-crashed": [
        "La visionneuse s’est arrêtée à cause d’une erreur interne.",
        "Rechargez la page. Si cela se reproduit, merci de le signaler avec le texte ci-dessous.",
      ],
      "src-missing": [
        "L’article n’est pas à son adresse.",
        "Vérifiez l’attribut src et le fichier sur le serveur.",
      ],
      "src-html": [
        "Le serveur a envoyé une page web au lieu de l’article.",
        "Vérifiez l’attribut src : il doit désigner le JSON de l’article.",
      ],
      "src-truncated": [
        "L’article est arrivé incomplet.",
        "Téléversez de nouveau son fichier.",
      ],
      "src-corrupt": [
        "Le fichier de l’article n’est pas celui pour lequel cette page a été faite.",
        "Téléversez ensemble la page et son fichier JSON.",
      ],
      "src-too-large": [
        "L’article est trop volumineux pour une page.",
        "Vérifiez l’attribut src ; réduisez les images de l’article, ou divisez-le en plusieurs : 100 Mo au plus sont lus.",
      ],
      "src-cors": [
        "Le serveur de l’article ne le partage pas avec cette page.",
        "Envoyez l’en-tête Access-Control-Allow-Origin avec le fichier de l’article.",
      ],
      "src-blocked": [
        "La politique de sécurité de cette page ne laisse pas charger l’article.",
        "Ajoutez son adresse à connect-src dans la Content-Security-Policy de la page.",
      ],
      "src-network": [
        "L’article n’a pas pu être chargé.",
        "Vérifiez la connexion, puis réessayez.",
      ],
      "src-disk": [
        "Une page ouverte depuis le disque ne peut pas charger d’article.",
        "Ouvrez la page depuis un serveur web, ou mettez le JSON de l’article dans l’élément.",
      ],
      "src-not-json": [
        "Le fichier de l’article n’est pas du JSON.",
        "Créez-le avec article-viewer ; le texte ci-dessous indique où il est défectueux.",
      ],
      "src-not-article": [
        "Le contenu n’est pas un article.",
        "Créez-le avec article-viewer ; le texte ci-dessous indique ce qui manque.",
      ],
    },
  },
  ja: {
    retry: "再試行",
    codes: {
      "wasm-unsupported": [
        "このブラウザではWebAssemblyを実行できません。",
        "ブラウザの設定でWebAssemblyを有効にするか、最新のブラウザをお使いください。",
      ],
      "wasm-blocked": [
        "このページのセキュリティポリシーにより、ビューアを実行できません。",
        "ページのContent-Security-Policyのscript-srcに'wasm-unsafe-eval'を追加してください。",
      ],
      "viewer-missing": [
        "ビューアの一部がサーバにありません。",
        "フォルダ内のファイルをすべてまとめてアップロードしてください。アドレスは下記のとおりです。",
      ],
      "viewer-html": [
        "ビューアの一部の代わりに、サーバからWebページが返されました。",
        "フォルダ内のファイルをすべてアップロードし、存在しないファイルに対してサーバがページを返さないようにしてください。",
      ],
      "viewer-truncated": [
        "ビューアの一部が完全に届きませんでした。",
        "ファイルをもう一度アップロードしてください。プロキシで途切れる場合は、その制限を確認してください。",
      ],
      "viewer-corrupt": [
        "ビューアの一部がビルド時の内容と異なります。",
        "フォルダ内のファイルをすべてまとめてアップロードし、サーバが内容を変更しないようにしてください。",
      ],
      "viewer-cors": [
        "ビューアのサーバが、このページへのファイルの共有を許可していません。",
        "ビューアのファイルにヘッダAccess-Control-Allow-Origin: *を付けて送信してください。",
      ],
      "viewer-blocked": [
        "このページのセキュリティポリシーにより、ビューアのファイルを読み込めません。",
        "ページのContent-Security-Policyのconnect-srcに、ファイルのアドレスを追加してください。",
      ],
      "viewer-network": [
        "ビューアを読み込めませんでした。",
        "接続を確認して、もう一度お試しください。",
      ],
      "viewer-disk": [
        "ディスク上のファイルとして開いたページは、ビューアのファイルを読み込めません。",
        "Webサーバからページを開くか、単一ファイルの記事をお使いください。",
      ],
      "viewer-crashed": [
        "ビューア内部のエラーにより停止しました。",
        "ページを再読み込みしてください。再発する場合は、下のテキストを添えてご報告ください。",
      ],
      "src-missing": [
        "記事が指定のアドレスにありません。",
        "src属性と、サーバ上のファイルを確認してください。",
      ],
      "src-html": [
        "記事の代わりに、サーバからWebページが返されました。",
        "src属性を確認してください。記事のJSONを指定する必要があります。",
      ],
      "src-truncated": [
        "記事が完全に届きませんでした。",
        "ファイルをもう一度アップロードしてください。",
      ],
      "src-corrupt": [
        "記事のファイルが、このページのために作られたものと異なります。",
        "ページとそのJSONファイルを一緒にアップロードしてください。",
      ],
      "src-too-large": [
        "記事が大きすぎて、ページに表示できません。",
        "src属性を確認してください。また、記事の画像を小さくするか、記事を分割してください。読み込めるのは100 MBまでです。",
      ],
      "src-cors": [
        "記事のサーバが、このページへの共有を許可していません。",
        "記事のファイルにヘッダAccess-Control-Allow-Originを付けて送信してください。",
      ],
      "src-blocked": [
        "このページのセキュリティポリシーにより、記事を読み込めません。",
        "ページのContent-Security-Policyのconnect-srcに、記事のアドレスを追加してください。",
      ],
      "src-network": [
        "記事を読み込めませんでした。",
        "接続を確認して、もう一度お試しください。",
      ],
      "src-disk": [
        "ディスク上のファイルとして開いたページは、記事を読み込めません。",
        "Webサーバからページを開くか、記事のJSONを要素の中に入れてください。",
      ],
      "src-not-json": [
        "記事のファイルがJSONではありません。",
        "article-viewerで作成してください。誤りの箇所は下のテキストに示されています。",
      ],
      "src-not-article": [
        "内容が記事ではありません。",
        "article-viewerで作成してください。不足しているものは下のテキストに示されています。",
      ],
    },
  },
  ko: {
    retry: "다시 시도",
    codes: {
      "wasm-unsupported": [
        "이 브라우저에서는 WebAssembly를 실행할 수 없습니다.",
        "브라우저 설정에서 WebAssembly를 켜거나 최신 브라우저를 사용하세요.",
      ],
      "wasm-blocked": [
        "이 페이지의 보안 정책 때문에 뷰어를 실행할 수 없습니다.",
        "페이지의 Content-Security-Policy에서 script-src에 'wasm-unsafe-eval'을 추가하세요.",
      ],
      "viewer-missing": [
        "뷰어의 일부가 서버에 없습니다.",
        "폴더의 모든 파일을 함께 업로드하세요. 주소는 아래와 같습니다.",
      ],
      "viewer-html": [
        "서버가 뷰어의 일부 대신 웹 페이지를 보냈습니다.",
        "폴더의 모든 파일을 업로드하고, 없는 파일에 대해 서버가 페이지로 응답하지 않도록 하세요.",
      ],
      "viewer-truncated": [
        "뷰어의 일부가 온전히 도착하지 않았습니다.",
        "파일을 다시 업로드하세요. 프록시에서 잘린다면 프록시의 제한을 확인하세요.",
      ],
      "viewer-corrupt": [
        "뷰어의 일부가 빌드된 내용과 다릅니다.",
        "폴더의 모든 파일을 함께 업로드하고, 서버가 파일을 변경하지 않도록 하세요.",
      ],
      "viewer-cors": [
        "뷰어의 서버가 이 페이지와 파일을 공유하지 않습니다.",
        "뷰어의 파일에 Access-Control-Allow-Origin: * 헤더를 보내세요.",
      ],
      "viewer-blocked": [
        "이 페이지의 보안 정책 때문에 뷰어의 파일을 불러올 수 없습니다.",
        "페이지의 Content-Security-Policy에서 connect-src에 파일의 주소를 추가하세요.",
      ],
      "viewer-network": [
        "뷰어를 불러오지 못했습니다.",
        "연결을 확인하고 다시 시도하세요.",
      ],
      "viewer-disk": [
        "디스크에서 연 페이지는 뷰어의 파일을 불러올 수 없습니다.",
        "웹 서버에서 페이지를 열거나 단일 파일 기사를 사용하세요.",
      ],
      "viewer-crashed": [
        "뷰어가 자체 오류로 중단되었습니다.",
        "페이지를 새로 고치세요. 다시 발생하면 아래 텍스트와 함께 알려 주세요.",
      ],
      "src-missing": [
        "기사가 해당 주소에 없습니다.",
        "src 속성과 서버의 파일을 확인하세요.",
      ],
      "src-html": [
        "서버가 기사 대신 웹 페이지를 보냈습니다.",
        "src 속성을 확인하세요. 기사의 JSON을 가리켜야 합니다.",
      ],
      "src-truncated": [
        "기사가 온전히 도착하지 않았습니다.",
        "파일을 다시 업로드하세요.",
      ],
      "src-corrupt": [
        "기사의 파일이 이 페이지를 위해 만들어진 파일이 아닙니다.",
        "페이지와 JSON 파일을 함께 업로드하세요.",
      ],
      "src-too-large": [
        "기사가 너무 커서 페이지에 표시할 수 없습니다.",
        "src 속성을 확인하고, 기사의 그림을 줄이거나 기사를 여러 개로 나누세요. 최대 100MB까지 읽습니다.",
      ],
      "src-cors": [
        "기사의 서버가 이 페이지와 기사를 공유하지 않습니다.",
        "기사의 파일에 Access-Control-Allow-Origin 헤더를 보내세요.",
      ],
      "src-blocked": [
        "이 페이지의 보안 정책 때문에 기사를 불러올 수 없습니다.",
        "페이지의 Content-Security-Policy에서 connect-src에 기사의 주소를 추가하세요.",
      ],
      "src-network": [
        "기사를 불러오지 못했습니다.",
        "연결을 확인하고 다시 시도하세요.",
      ],
      "src-disk": [
        "디스크에서 연 페이지는 기사를 불러올 수 없습니다.",
        "웹 서버에서 페이지를 열거나 기사의 JSON을 요소 안에 넣으세요.",
      ],
      "src-not-json": [
        "기사의 파일이 JSON이 아닙니다.",
        "article-viewer로 만드세요. 잘못된 위치는 아래 텍스트에 나와 있습니다.",
      ],
      "src-not-article": [
        "내용이 기사가 아닙니다.",
        "article-viewer로 만드세요. 빠진 것은 아래 텍스트에 나와 있습니다.",
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
      "viewer-network": [
        "阅读器未能载入。",
        "请检查网络后重试。",
      ],
      "viewer-disk": [
        "从磁盘打开的网页不能载入阅读器的文件。",
        "请通过网站服务器打开，或使用单文件文章。",
      ],
      "viewer-crashed": [
        "阅读器因自身错误而停止。",
        "请重新载入网页；如再次发生，请附上以下文字报告。",
      ],
      "src-missing": [
        "文章不在所给的地址上。",
        "请检查 src 属性和服务器上的文件。",
      ],
      "src-html": [
        "服务器返回的是网页，而不是文章。",
        "请检查 src 属性：它应指向文章的 JSON 文件。",
      ],
      "src-truncated": [
        "文章文件不完整。",
        "请重新上传该文件。",
      ],
      "src-corrupt": [
        "文章文件与此网页不相配。",
        "请把网页和它的 JSON 文件一并上传。",
      ],
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
      "src-network": [
        "文章未能载入。",
        "请检查网络后重试。",
      ],
      "src-disk": [
        "从磁盘打开的网页不能载入文章。",
        "请通过网站服务器打开，或把文章的 JSON 放入元素内。",
      ],
      "src-not-json": [
        "文章文件不是 JSON。",
        "请用 article-viewer 生成；以下文字指出出错之处。",
      ],
      "src-not-article": [
        "内容不是文章。",
        "请用 article-viewer 生成；以下文字指出缺少什么。",
      ],
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
      "viewer-network": [
        "閱讀器未能載入。",
        "請檢查網路後重試。",
      ],
      "viewer-disk": [
        "從磁碟開啟的網頁不能載入閱讀器的檔案。",
        "請透過網站伺服器開啟，或使用單一檔案的文章。",
      ],
      "viewer-crashed": [
        "閱讀器因自身錯誤而停止。",
        "請重新載入網頁；如再次發生，請附上以下文字回報。",
      ],
      "src-missing": [
        "文章不在所給的位址上。",
        "請檢查 src 屬性和伺服器上的檔案。",
      ],
      "src-html": [
        "伺服器傳回的是網頁，而不是文章。",
        "請檢查 src 屬性：它應指向文章的 JSON 檔案。",
      ],
      "src-truncated": [
        "文章檔案不完整。",
        "請重新上傳該檔案。",
      ],
      "src-corrupt": [
        "文章檔案與此網頁不相配。",
        "請把網頁和它的 JSON 檔案一併上傳。",
      ],
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
      "src-network": [
        "文章未能載入。",
        "請檢查網路後重試。",
      ],
      "src-disk": [
        "從磁碟開啟的網頁不能載入文章。",
        "請透過網站伺服器開啟，或把文章的 JSON 放入元素內。",
      ],
      "src-not-json": [
        "文章檔案不是 JSON。",
        "請用 article-viewer 產生；以下文字指出出錯之處。",
      ],
      "src-not-article": [
        "內容不是文章。",
        "請用 article-viewer 產生；以下文字指出缺少什麼。",
      ],
    },
  },
};
