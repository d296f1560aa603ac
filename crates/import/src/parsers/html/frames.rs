//! Frames of other sites, however a page writes them: AMP's elements, and cards that a service
//! draws of an address.

use crate::markup::{Element, Node};
use percent_encoding::percent_decode_str;

/// Makes an `<iframe>` of an element that shows another site, and gives it that site's address.
pub(super) fn normalize(element: &mut Element) {
    if element.is(&["iframe"]) {
        card(element);
        return;
    }
    let address = |name: &str, before: &str| {
        let id = element.attribute(name)?;
        let is_id = id.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        is_id.then(|| format!("{before}{id}"))
    };
    let source = match element.tag.as_str() {
        "amp-iframe" | "amp-video-iframe" => element.attribute("src").map(str::to_string),
        "amp-youtube" => address("data-videoid", "https://www.youtube.com/embed/"),
        "amp-vimeo" => address("data-videoid", "https://player.vimeo.com/video/"),
        "amp-dailymotion" => address("data-videoid", "https://www.dailymotion.com/embed/video/"),
        "amp-soundcloud" => address("data-trackid", "https://api.soundcloud.com/tracks/"),
        "amp-twitter" => address("data-tweetid", "https://twitter.com/i/status/"),
        "amp-instagram" => address("data-shortcode", "https://www.instagram.com/p/"),
        "amp-facebook" => element.attribute("data-href").map(str::to_string),
        "amp-video" | "amp-audio" => {
            element.tag = element.tag.replace("amp-", "");
            return;
        }
        _ => return,
    };
    let Some(source) = source else { return };
    let mut frame = Element::new("iframe");
    frame.line = element.line;
    frame.attributes.push(("src".into(), source));
    frame.attributes.extend(element.attribute("title").map(|title| ("title".into(), title.into())));
    // What stands in for it, such as the text of a post, is text of its own.
    element.tag = "div".into();
    element.attributes.clear();
    element.children.push(Node::Element(frame));
}

/// Whether a frame is a button to share or to follow, a form for comments, or an advertisement.
pub(super) fn is_control(frame: &Element) -> bool {
    const CONTROLS: [&str; 14] = [
        ".doubleclick.net/",
        ".amazon-adsystem.com/",
        ".googlesyndication.com/",
        "//b.hatena.ne.jp/entry/button",
        "//disqus.com/",
        "//plusone.google.com/",
        "facebook.com/plugins/comments",
        "facebook.com/plugins/facepile",
        "facebook.com/plugins/follow",
        "facebook.com/plugins/like",
        "facebook.com/plugins/share_button",
        "google.com/recaptcha",
        "twitter.com/widgets/follow_button",
        "twitter.com/widgets/tweet_button",
    ];
    let address = frame.attribute("src").or(frame.attribute("data-src")).unwrap_or_default();
    frame.is(&["iframe"]) && CONTROLS.iter().any(|control| address.contains(control))
}

/// A frame in which a service draws a card of another page.
fn card(frame: &mut Element) {
    let decoded = |text: &str| {
        let text = percent_decode_str(text).decode_utf8_lossy().into_owned();
        (text.starts_with("http") && !text.contains(char::is_whitespace)).then_some(text)
    };
    let source = frame.attribute("src").or(frame.attribute("data-src")).unwrap_or_default();
    let host = source.split("://").nth(1).unwrap_or_default().split('/').next();
    let is_service = host.is_some_and(|host| {
        ["hatenablog-parts.com", "cdn.embedly.com", "iframely.net", "cdn.iframe.ly"].contains(&host)
    });
    let named = || {
        let (_, query) = source.split_once('?')?;
        query.split('&').find_map(|part| decoded(part.strip_prefix("url=")?))
    };
    let real = frame.attribute("data-content").and_then(decoded);
    if let Some(real) = real.or_else(|| named().filter(|_| is_service)) {
        frame.attributes.retain(|(name, _)| name != "src");
        frame.attributes.insert(0, ("src".into(), real));
    }
}
