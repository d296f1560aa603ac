//! The words of what sites have to say on every page: why they keep cookies, who has the rights.

use crate::markup::{Element, Node};

/// Whether a box begins with the words by which pages say why they keep cookies.
pub(super) fn is_cookie_notice(element: &Element) -> bool {
    let mut text = String::new();
    begin(element, &mut text);
    let text = text.trim_start().to_lowercase();
    COOKIES.iter().any(|begin| text.starts_with(begin))
}

/// Takes the first words of an element: no more than such notices begin with.
fn begin(element: &Element, text: &mut String) {
    const ENOUGH: usize = 120;
    for child in &element.children {
        if text.len() > ENOUGH {
            return;
        }
        match child {
            Node::Text(run) => text.push_str(run.trim_start()),
            Node::Element(child) => begin(child, text),
        }
    }
}

/// Whether a line says whose the text is, and nothing else.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let rest = line.strip_prefix("copyright").map_or(line.as_str(), str::trim_start);
    let has_sign = ["©", "ⓒ", "(c)"].iter().any(|sign| rest.starts_with(sign));
    let has_year = line.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
    line.chars().count() < 300
        && (has_sign && has_year
            || (has_sign || rest.len() < line.len()) && RESERVED.iter().any(|it| line.contains(it)))
}

const COOKIES: &[&str] = &[
    "we use cookies",
    "we and our partners",
    "this site uses cookies",
    "this website uses cookies",
    "this page uses cookies",
    "by continuing to use this",
    "your privacy",
    "what are cookies",
    "wir verwenden cookies",
    "wir nutzen cookies",
    "wir setzen cookies",
    "diese website verwendet cookies",
    "diese website benutzt cookies",
    "diese seite verwendet cookies",
    "was sind cookies",
    "nous utilisons des cookies",
    "ce site utilise des cookies",
    "este sitio utiliza cookies",
    "este sitio web utiliza cookies",
    "esta web utiliza cookies",
    "utilizamos cookies",
    "usamos cookies",
    "questo sito utilizza",
    "deze website gebruikt cookies",
    "мы используем",
    "этот сайт использует",
    "本网站使用",
    "本網站使用cookie",
    "当サイトではcookie",
    "このサイトはcookie",
    "당사는 쿠키",
    "이 웹사이트는 쿠키",
    "نستخدم ملفات تعريف الارتباط",
];

const RESERVED: &[&str] = &[
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "tutti i diritti riservati",
    "все права защищены",
    "版权所有",
    "版權所有",
    "無断転載",
    "무단 전재",
    "جميع الحقوق محفوظة",
];
