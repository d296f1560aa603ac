//! The words by which pages of many languages head what stands around an article.

use super::controls::is_most_read;
use crate::markup::Element;

/// Whether a heading is that of related stories.
pub(in crate::parsers) fn is_related(heading: &str) -> bool {
    let heading = key(heading);
    RELATED.contains(&heading.as_str())
        || is_most_read(&heading)
        // After the name of the category.
        || heading.ends_with("카테고리의 다른 글")
        || heading.chars().count() < 60 && MORE.iter().any(|begin| heading.starts_with(begin))
        || is_made_of_related(&heading)
}

/// Whether a heading has no words but those of which such headings are made in English.
fn is_made_of_related(heading: &str) -> bool {
    const WHICH: [&str; 10] = [
        "related",
        "recommended",
        "more",
        "latest",
        "popular",
        "trending",
        "similar",
        "top",
        "recent",
        "featured",
    ];
    const WHAT: [&str; 8] =
        ["articles", "stories", "posts", "news", "reading", "coverage", "headlines", "items"];
    const BETWEEN: [&str; 6] = ["for", "you", "our", "the", "from", "and"];
    let has = |words: &[&str]| heading.split(' ').any(|word| words.contains(&word));
    let is_one =
        |word: &str| WHICH.contains(&word) || WHAT.contains(&word) || BETWEEN.contains(&word);
    has(&WHICH) && has(&WHAT) && heading.split(' ').all(is_one)
}

/// Whether an element has the words of a heading of related stories, and no others.
pub(super) fn heads_related(element: &Element) -> bool {
    const LONGEST: usize = 300;
    element.short_text(LONGEST).is_some_and(|text| is_related(&text))
}

/// Whether a heading is that of a page's list of contents.
pub(super) fn is_contents(heading: &str) -> bool {
    CONTENTS.contains(&key(heading).as_str())
}

/// Whether a heading is that of notes.
pub(super) fn is_notes(heading: &str) -> bool {
    NOTES.contains(&key(heading).as_str())
}

/// Whether a link is the one by which readers end letters that are sent to them, or read one on the web.
pub(super) fn ends_letters(link: &str) -> bool {
    let link = key(link);
    LETTERS.iter().any(|words| link.contains(words))
}

/// Whether a line of [`key`] begins with the words by which readers end letters.
pub(super) fn begins_end_of_letter(line: &str) -> bool {
    LETTERS.iter().any(|words| line.starts_with(words))
}

/// Whether a heading offers to subscribe.
pub(in crate::parsers) fn is_offer(heading: &str) -> bool {
    let heading = key(heading);
    OFFERS.contains(&heading.as_str())
        || heading.chars().count() < 60
            && (offers(&heading) || ENDINGS.iter().any(|end| heading.ends_with(end)))
}

/// Whether a line begins as one that offers letters or a subscription.
pub(in crate::parsers) fn offers(line: &str) -> bool {
    let line = key(line);
    BEGINNINGS.iter().any(|begin| line.starts_with(begin))
}

/// A text as the lists have it.
pub(super) fn key(text: &str) -> String {
    let text =
        text.trim().trim_end_matches([':', '：', '…', '.', '?', '？', ' ', '>', '→', '»', '|']);
    text.to_lowercase()
}

const RELATED: &[&str] = &[
    "related",
    "related stories",
    "related articles",
    "related posts",
    "related content",
    "related links",
    "related news",
    "related topics",
    "related coverage",
    "more on this story",
    "more on this topic",
    "more from this author",
    "more stories",
    "more news",
    "more articles",
    "more posts",
    "more like this",
    "read more",
    "read next",
    "up next",
    "you may also like",
    "you might also like",
    "you may also be interested in",
    "recommended",
    "recommended for you",
    "recommended reading",
    "recommended articles",
    "latest news",
    "latest posts",
    "keep reading",
    "see also on this site",
    "相关",
    "相关文章",
    "相关阅读",
    "相关新闻",
    "相关推荐",
    "相关报道",
    "推荐阅读",
    "猜你喜欢",
    "更多文章",
    "延伸阅读",
    "最新文章",
    "相關",
    "相關文章",
    "相關閱讀",
    "相關新聞",
    "推薦閱讀",
    "延伸閱讀",
    "你可能也喜歡",
    "関連記事",
    "関連リンク",
    "関連ニュース",
    "あわせて読みたい",
    "おすすめ記事",
    "관련 기사",
    "관련기사",
    "관련 글",
    "추천 기사",
    "mehr zum thema",
    "verwandte artikel",
    "ähnliche artikel",
    "ähnliche beiträge",
    "weitere artikel",
    "das könnte dich auch interessieren",
    "das könnte sie auch interessieren",
    "lesen sie auch",
    "auch interessant",
    "à lire aussi",
    "lire aussi",
    "articles similaires",
    "sur le même sujet",
    "dans la même rubrique",
    "artículos relacionados",
    "noticias relacionadas",
    "te puede interesar",
    "más información",
    "читайте также",
    "похожие статьи",
    "материалы по теме",
    "مقالات ذات صلة",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "المزيد",
    "관련글",
    "関連トピックス",
    "こちらもおすすめ",
    "相关链接",
    "mehr zum thema:",
    "lea también",
    "leia também",
    "leia mais",
    "leggi anche",
    "lees ook",
    "läs också",
    "les også",
    "læs også",
    "lue myös",
    "baca juga",
    "berita terkait",
    "artikel terkait",
    "ilgili haberler",
    "tin liên quan",
    "bài viết liên quan",
    "czytaj też",
    "czytaj także",
    "zobacz też",
    "zobacz także",
    "přečtěte si také",
    "související články",
    "kapcsolódó cikkek",
    "saistītie raksti",
    "читайте також",
    "по теме",
    "διαβάστε επίσης",
    "citește și",
    "כתבות נוספות",
    "เรื่องที่เกี่ยวข้อง",
    "ข่าวที่เกี่ยวข้อง",
    "यह भी पढ़ें",
    "اخبار مرتبط",
];

/// The words with which such headings begin, before the name of a site, an author or a subject.
const MORE: &[&str] = &[
    "more from ",
    "more in ",
    "more on ",
    "more about ",
    "read more about ",
    "read more on ",
    "read also",
    "other people are reading",
    "mehr aus ",
    "mehr von ",
    "mehr zu ",
    "mehr über ",
    "plus d'articles",
    "plus sur ",
    "más noticias",
    "más sobre ",
    "leggi altro",
    "ещё по теме",
    "ещё новости",
    "もっと読む",
    "更多关于",
    "更多來自",
    "更多来自",
];

const OFFERS: &[&str] = &[
    "newsletter",
    "newsletters",
    "our newsletter",
    "email newsletter",
    "daily newsletter",
    "weekly newsletter",
    "subscribe",
    "stay informed",
    "stay up to date",
    "ニュースレター",
    "メルマガ登録",
    "뉴스레터",
    "订阅",
    "訂閱",
    "рассылка",
    "подписка",
    "النشرة البريدية",
];

const BEGINNINGS: &[&str] = &[
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe for",
    "get the newsletter",
    "get our newsletter",
    "join our newsletter",
    "never miss a",
    "abonnez-vous",
    "inscrivez-vous",
    "jetzt abonnieren",
    "newsletter abonnieren",
    "suscríbete",
    "apúntate a",
    "iscriviti alla",
    "subscreva a",
    "recevez notre",
    "melden sie sich",
    "suscríbase",
    "подпишитесь",
    "подписывайтесь",
];

const ENDINGS: &[&str] = &[
    "to your inbox",
    "in your inbox",
    "to your email",
    "in dein postfach",
    "in ihr postfach",
    "in deinem postfach",
    "in ihrem postfach",
    "dans votre boîte mail",
    "dans votre boîte de réception",
    "en tu correo",
    "en tu bandeja de entrada",
    "на почту",
    "会員限定です",
    "続きをお読みいただけます",
    "続きをお読みいただけます。",
];

const LETTERS: &[&str] = &[
    "unsubscribe",
    "view this email",
    "view in browser",
    "view in your browser",
    "view online",
    "read online",
    "im browser ansehen",
    "im browser anzeigen",
    "abmelden",
    "abbestellen",
    "se désinscrire",
    "se désabonner",
    "voir dans le navigateur",
    "darse de baja",
    "ver en el navegador",
    "配信停止",
    "退订",
    "取消訂閱",
    "수신거부",
    "отписаться",
    "إلغاء الاشتراك",
];

const NOTES: &[&str] = &[
    "notes",
    "footnotes",
    "endnotes",
    "references",
    "notes and references",
    "sources",
    "citations",
    "fußnoten",
    "anmerkungen",
    "einzelnachweise",
    "notes et références",
    "références",
    "notes de bas de page",
    "notas",
    "referencias",
    "примечания",
    "脚注",
    "注释",
    "参考资料",
    "參考資料",
    "註釋",
    "각주",
    "الهوامش",
    "المراجع",
];

const CONTENTS: &[&str] = &[
    "contents",
    "table of contents",
    "on this page",
    "in this article",
    "in this section",
    "jump to section",
    "目录",
    "目錄",
    "文章目录",
    "本文目录",
    "目次",
    "목차",
    "inhalt",
    "inhaltsverzeichnis",
    "sommaire",
    "table des matières",
    "índice",
    "contenido",
    "содержание",
    "оглавление",
    "المحتويات",
];
