//! Template tags for films, sounds, posts and code of other sites, which most name by an id.

use super::shortcodes::Shortcode;
use super::templates::TemplateTag;

/// Sites whose films, posts and code are named by an id: the tags' names and the address before it.
const EMBEDS: [(&str, &str); 26] = [
    ("youtube", "https://www.youtube.com/watch?v="),
    ("youtubelite", "https://www.youtube.com/watch?v="),
    ("youtube-lite", "https://www.youtube.com/watch?v="),
    ("yt", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("vimeo_simple", "https://vimeo.com/"),
    ("bilibili", "https://www.bilibili.com/video/"),
    ("niconico", "https://www.nicovideo.jp/watch/"),
    ("dailymotion", "https://www.dailymotion.com/video/"),
    ("twitch", "https://www.twitch.tv/videos/"),
    ("gist", "https://gist.github.com/"),
    ("instagram", "https://www.instagram.com/p/"),
    ("codepen", "https://codepen.io/"),
    ("jsfiddle", "https://jsfiddle.net/"),
    ("codesandbox", "https://codesandbox.io/s/"),
    ("stackblitz", "https://stackblitz.com/edit/"),
    ("speakerdeck", "https://speakerdeck.com/player/"),
    ("slideshare", "https://www.slideshare.net/slideshow/embed_code/key/"),
    ("figma", "https://www.figma.com/file/"),
    ("spotify", "https://open.spotify.com/"),
    ("soundcloud", "https://soundcloud.com/"),
    ("asciinema", "https://asciinema.org/a/"),
    ("github", "https://github.com/"),
    ("tweet", "https://twitter.com/i/status/"),
    ("twitter", "https://twitter.com/i/status/"),
    ("x", "https://x.com/i/status/"),
];

/// Finds what a tag of this name embeds: Hexo's and Quarto's `video`, and players of themes.
pub(super) fn embed(name: &str, tag: &TemplateTag) -> Option<Shortcode> {
    let is_any = matches!(name, "video" | "audio" | "media" | "iframe" | "embed" | "pdf");
    // Minimal Mistakes names the site of a film besides.
    let provider = tag.value(&["provider"]).filter(|_| name == "video");
    let name = provider.unwrap_or(name);
    if is_any && provider.is_none() {
        let href = tag.value_or(&["src", "url", "href", "file"], 0)?.to_string();
        let text = tag.value(&["title", "caption", "alt"]).map(str::to_string);
        return Some(Shortcode::Embed { href, text });
    }
    let (_, site) = EMBEDS.iter().find(|(known, _)| *known == name)?;
    let text = tag.value(&["title", "caption", "label"]).map(str::to_string);
    let user = tag.value(&["user", "username"]);
    let id = tag.value_or(&["id", "video", "videoid", "url", "src", "slug", "repo", "pen"], 0)?;
    let href = match name {
        _ if id.starts_with("http") => id.to_string(),
        "slideshare" if id.contains('/') => format!("https://www.slideshare.net/{id}"),
        "tweet" | "twitter" | "x" => match user {
            Some(user) => format!("https://twitter.com/{user}/status/{id}"),
            None => format!("{site}{id}"),
        },
        "gist" => match tag.value(&["gist"]).or_else(|| tag.plain().nth(1)) {
            // Hugo names the user first.
            Some(gist) if !id.contains('/') && !gist.contains('.') => format!("{site}{id}/{gist}"),
            _ => format!("{site}{id}"),
        },
        "codepen" => match user {
            Some(user) => format!("{site}{user}/pen/{id}"),
            None => format!("{site}{id}"),
        },
        _ => format!("{site}{id}"),
    };
    Some(Shortcode::Embed { href, text })
}
