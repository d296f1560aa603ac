//! The words of what readers press, and of what pages count of them.

use super::wordings::{begins_end_of_letter, key};
use crate::markup::Element;

/// Whether a line is nothing but a control of the page.
pub(in crate::parsers) fn is_control(line: &str) -> bool {
    let line = key(line);
    if line.chars().count() < 40 && begins_end_of_letter(&line) {
        return true;
    }
    // Buttons stand behind the words, and how long a recording is.
    let line = line.trim_end_matches([' ', '+', '-', '−', '–', '×']).to_string();
    let line = match line.split_once(['·', '•', '|']) {
        Some((words, length)) if is_length(length) => words.trim_end().to_string(),
        _ => line,
    };
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || ".,k ".contains(c));
    CONTROLS.contains(&line.as_str())
        || shares_with(&line)
        || ["on this page", "in this article"].contains(&line.as_str())
        || rest.len() < line.len() && COUNTED.contains(&rest)
}

/// Whether a line has nothing but the word for sharing and the name of a network.
fn shares_with(line: &str) -> bool {
    const SHARE: [&str; 12] = [
        "share on ",
        "share to ",
        "share via ",
        "auf ",
        "partager sur ",
        "partager par ",
        "compartir en ",
        "compartir por ",
        "compartilhar no ",
        "condividi su ",
        "поделиться в ",
        "分享到",
    ];
    let network = SHARE.iter().find_map(|share| line.strip_prefix(share));
    network.map(|rest| rest.trim_end_matches(" teilen")).is_some_and(is_network)
}

/// Whether each item of a list is the name of a network and nothing else.
pub(super) fn are_networks(list: &Element) -> bool {
    let is_one = |item: &Element| item.short_text(40).is_some_and(|text| is_network(&text));
    list.is(&["ul"]) && list.elements().all(is_one)
}

/// Whether a line is the name of a network to which readers send what they read.
fn is_network(line: &str) -> bool {
    const NETWORKS: [&str; 22] = [
        "facebook",
        "twitter",
        "x",
        "x (twitter)",
        "whatsapp",
        "linkedin",
        "telegram",
        "messenger",
        "pinterest",
        "reddit",
        "bluesky",
        "threads",
        "mastodon",
        "email",
        "e-mail",
        "line",
        "kakaotalk",
        "vk",
        "viber",
        "微博",
        "微信",
        "카카오톡",
    ];
    NETWORKS.contains(&key(line).as_str())
}

/// Whether a heading is that of the stories that most readers read.
pub(in crate::parsers) fn is_most_read(heading: &str) -> bool {
    MOST_READ.contains(&key(heading).as_str())
}

const MOST_READ: &[&str] = &[
    "most read",
    "most popular",
    "most viewed",
    "trending",
    "trending now",
    "popular posts",
    "meistgelesen",
    "meistgelesene artikel",
    "les plus lus",
    "lo más visto",
    "lo más leído",
    "mais lidas",
    "più letti",
    "meest gelezen",
    "nejčtenější",
    "mest læst",
    "mest läst",
    "mest lest",
    "terpopuler",
    "cele mai citite",
    "δημοφιλή",
    "הנקראות ביותר",
    "самое читаемое",
    "популярное",
    "najczęściej czytane",
    "çok okunanlar",
    "đọc nhiều nhất",
    "الأكثر قراءة",
    "پربازدیدترین‌ها",
    "热门文章",
    "热门新闻",
    "熱門文章",
    "熱門新聞",
    "人気記事",
    "アクセスランキング",
    "많이 본 뉴스",
    "ข่าวยอดนิยม",
    "ट्रेंडिंग",
];

/// Whether a line is the name of a field into which readers write their address.
pub(in crate::parsers) fn is_field(line: &str) -> bool {
    FIELDS.contains(&key(line).trim_end_matches([' ', '*']))
}

/// Whether a text is a number of minutes.
fn is_length(text: &str) -> bool {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').trim_start();
    let is_unit =
        ["", "m", "min", "mins", "minutes", "minuten", "minutos", "мин", "分", "分钟", "분"];
    rest.len() < text.len() && is_unit.contains(&rest.trim_end_matches('.'))
}

/// Whether a line counts pictures: `1 of 12`.
pub(in crate::parsers) fn is_count(line: &str) -> bool {
    let parts = [" of ", " / ", " von ", " sur ", " de ", " из "];
    let is_number =
        |text: &str| (1..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    parts.iter().filter_map(|word| line.split_once(word)).any(|(at, all)| {
        is_number(at) && is_number(all) && at.parse::<u32>().ok() <= all.parse::<u32>().ok()
    })
}

const FIELDS: &[&str] = &[
    "email",
    "e-mail",
    "email address",
    "e-mail address",
    "your email",
    "your email address",
    "enter your email",
    "e-mail-adresse",
    "ihre e-mail-adresse",
    "adresse e-mail",
    "adresse mail",
    "votre e-mail",
    "votre adresse e-mail",
    "correo electrónico",
    "tu correo electrónico",
    "e-mailadres",
    "indirizzo email",
    "электронная почта",
    "ваш e-mail",
    "البريد الإلكتروني",
    "邮箱",
    "电子邮箱",
    "電子郵件",
    "メールアドレス",
    "이메일",
    "이메일 주소",
];

/// The words for what pages count of their readers.
const COUNTED: &[&str] = &[
    "like",
    "likes",
    "comment",
    "comments",
    "view",
    "views",
    "share",
    "shares",
    "reply",
    "replies",
    "claps",
    "reads",
    "responses",
    "件のコメント",
    "いいね",
    "赞",
    "评论",
    "阅读",
    "댓글",
    "kommentare",
    "commentaires",
    "comentarios",
    "комментариев",
    "комментария",
];

const CONTROLS: &[&str] = &[
    "share",
    "share this",
    "share this article",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share on linkedin",
    "share via email",
    "tweet",
    "email",
    "print",
    "print this page",
    "copy link",
    "link copied",
    "save",
    "bookmark",
    "follow",
    "listen",
    "listen to this article",
    "subscribe",
    "sign in",
    "sign up",
    "log in",
    "login",
    "advertisement",
    "skip to content",
    "skip to main content",
    "back to top",
    "top",
    "edit this page",
    "edit on github",
    "view page source",
    "was this page helpful",
    "was this helpful",
    "ask a question",
    "report an issue",
    "advertisement - continue reading below",
    "continue reading below",
    "article continues below this ad",
    "article continues below advertisement",
    "story continues below advertisement",
    "subscribe now",
    "share this post",
    "leave a comment",
    "upgrade to paid",
    "give a gift subscription",
    "get more from",
    "open in a new tab",
    "view comments",
    "show comments",
    "see all comments",
    "story continues",
    "article continues after ad",
    "article continues below",
    "continue reading the main story",
    "continue reading",
    "text size",
    "hide caption",
    "show caption",
    "view caption",
    "haut de page",
    "retour en haut",
    "nach oben",
    "zurück nach oben",
    "volver arriba",
    "torna su",
    "наверх",
    "ページの先頭へ",
    "ページトップへ",
    "맨 위로",
    "分享",
    "分享到",
    "收藏",
    "点赞",
    "打印",
    "关注",
    "广告",
    "廣告",
    "列印",
    "跳到主要内容",
    "返回顶部",
    "シェア",
    "シェアする",
    "ツイート",
    "広告",
    "공유",
    "공유하기",
    "광고",
    "teilen",
    "drucken",
    "anzeige",
    "partager",
    "imprimer",
    "publicité",
    "compartir",
    "imprimir",
    "publicidad",
    "реклама",
    "advertentie",
    "annons",
    "annonse",
    "annonce",
    "mainos",
    "publicitate",
    "hirdetés",
    "iklan",
    "publicidade",
    "la suite après cette publicité",
    "διαφήμιση",
    "פרסומת",
    "reklama",
    "reklam",
    "إعلان",
    "quảng cáo",
    "โฆษณา",
    "विज्ञापन",
    "dalsza część tekstu pod reklamą",
    "ciąg dalszy pod reklamą",
    "有料記事",
    "有料会員記事",
    "会員限定",
    "会員限定記事",
    "ポスト",
    "印刷",
    "edição impressa",
    "continua depois da publicidade",
    "continua após a publicidade",
    "assine ou faça login",
    "ir a los comentarios",
    "inizio pubblicità",
    "lire plus tard",
];
