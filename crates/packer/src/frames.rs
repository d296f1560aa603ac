//! The addresses under which known sites show one film, post or map within another page. Of a site
//! that has several, the one that keeps least of the reader.

use url::Url;

/// The address of the frame for a page of a known site; `None` for others. Of the page's address
/// nothing gets into it but names and numbers.
pub(crate) fn address(page: &str) -> Option<String> {
    let page = Url::parse(page).ok().filter(|page| matches!(page.scheme(), "http" | "https"))?;
    let host = page.host_str()?;
    let host = ["www.", "m.", "mobile."].iter().find_map(|begin| host.strip_prefix(begin));
    let host = host.unwrap_or(page.host_str()?);
    let path: Vec<&str> = page.path_segments()?.filter(|part| !part.is_empty()).collect();
    if !path.iter().all(|part| is_name(part)) {
        return None;
    }
    let query = |name: &str| {
        let value = page.query_pairs().find(|(key, _)| key == name)?.1.into_owned();
        is_name(&value).then_some(value)
    };
    let address = match (host, &path[..]) {
        ("youtube.com", ["watch"]) => youtube(&query("v")?),
        ("youtube.com" | "youtube-nocookie.com", ["embed" | "shorts" | "live" | "v", id]) => {
            youtube(id)
        }
        ("youtu.be", [id]) => youtube(id),
        ("vimeo.com", [id]) | ("player.vimeo.com", ["video", id]) => {
            format!("https://player.vimeo.com/video/{id}?dnt=1")
        }
        ("dailymotion.com", ["video", id]) | ("dailymotion.com", ["embed", "video", id]) => {
            format!("https://geo.dailymotion.com/player.html?video={id}")
        }
        ("bilibili.com", ["video", id]) => {
            format!("https://player.bilibili.com/player.html?bvid={id}&autoplay=0")
        }
        ("player.bilibili.com", ["player.html"]) => {
            let id = query("bvid")?;
            format!("https://player.bilibili.com/player.html?bvid={id}&autoplay=0")
        }
        ("ted.com", ["talks", id]) => format!("https://embed.ted.com/talks/{id}"),
        ("archive.org", ["details" | "embed", id]) => format!("https://archive.org/embed/{id}"),
        ("open.spotify.com", ["embed", kind, id] | [kind, id]) => {
            format!("https://open.spotify.com/embed/{kind}/{id}")
        }
        ("soundcloud.com", [user, sound]) => {
            format!("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/{user}/{sound}")
        }
        ("codepen.io", [user, "pen" | "embed", id]) => {
            format!("https://codepen.io/{user}/embed/{id}")
        }
        ("codesandbox.io", ["s" | "embed", id]) => format!("https://codesandbox.io/embed/{id}"),
        ("stackblitz.com", ["edit", id]) => format!("https://stackblitz.com/edit/{id}?embed=1"),
        ("twitter.com" | "x.com", [_, "status", id]) => {
            format!("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}")
        }
        ("instagram.com", [kind @ ("p" | "reel"), id]) => {
            format!("https://www.instagram.com/{kind}/{id}/embed")
        }
        ("openstreetmap.org", ["export", "embed.html"]) | ("google.com", ["maps", "embed"]) => {
            page.as_str().replacen("http:", "https:", 1)
        }
        _ => return None,
    };
    Some(address)
}

fn youtube(id: &str) -> String {
    format!("https://www.youtube-nocookie.com/embed/{id}")
}

/// Whether a part of an address is a name or a number, and nothing that means something there.
fn is_name(part: &str) -> bool {
    !part.is_empty()
        && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn pages_of_known_sites_have_frames() {
        for (page, frame) in [
            (
                "https://www.youtube.com/watch?v=ab-1&t=3",
                "https://www.youtube-nocookie.com/embed/ab-1",
            ),
            ("https://youtu.be/ab_1", "https://www.youtube-nocookie.com/embed/ab_1"),
            ("https://vimeo.com/7", "https://player.vimeo.com/video/7?dnt=1"),
            ("https://open.spotify.com/episode/4aB", "https://open.spotify.com/embed/episode/4aB"),
            ("https://codepen.io/a/pen/xYz", "https://codepen.io/a/embed/xYz"),
            (
                "https://x.com/a/status/12",
                "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12",
            ),
        ] {
            assert_eq!(address(page).as_deref(), Some(frame), "{page}");
        }
    }

    #[test]
    fn others_have_none() {
        for page in [
            "https://example.org/watch?v=a",
            "https://youtube.com.example.org/watch?v=a",
            "https://www.youtube.com/watch?v=a%22b",
            "https://www.youtube.com/",
            "https://vimeo.com/a%2Fb",
            "javascript:alert(1)",
            "clip.html",
        ] {
            assert_eq!(address(page), None, "{page}");
        }
    }
}
