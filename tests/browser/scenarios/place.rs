//! The reader's place: whatever changes the layout, the first visible character stays where it is.

use crate::long;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::Value;

/// How far it may move, in CSS pixels.
const ALLOWED: f64 = 4.0;

/// Every change that a reader can make in the settings.
const CHANGES: [(&str, &[&str]); 6] = [
    ("font-size", &["smallest", "largest", "smaller", "larger", "default"]),
    ("theme", &["light", "contrast", "dark", "sepia", "auto"]),
    ("typeface", &["sans", "system", "serif"]),
    ("line-height", &["loose", "tight", "default"]),
    ("column-width", &["narrow", "wide", "default"]),
    ("spacing", &["wide", "wider", "default"]),
];

/// The first character of the article that stands wholly below the bar, as the number of its text
/// node, its offset there and its top. Looks at every character, as the viewer does not, but for
/// those that the browser has not laid out and those of the contents, which may stay in sight.
pub const FIRST: &str = "(() => {
  const bar = document.querySelector('.av-bar');
  const { bottom, height } = bar.getBoundingClientRect();
  // It may still be on its way.
  const around = bar.getRootNode().host?.parentElement;
  const isScrolled = around && getComputedStyle(around).overflowY === 'auto';
  const top = isScrolled ? around.getBoundingClientRect().top : 0;
  const edge = bar.hasAttribute('data-away') ? top : Math.max(bottom, top + height);
  const walker = document.createTreeWalker(document.querySelector('.av-main'), \
                         NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let index = 0, node; (node = walker.nextNode()); index++) {
    range.selectNodeContents(node);
    if (node.parentElement.closest('.av-contents')) continue;
    if (range.getBoundingClientRect().bottom < edge || !node.parentElement.checkVisibility({ \
                         contentVisibilityAuto: true })) continue;
    for (let offset = 0; offset < node.data.length; offset++) {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const rect = range.getBoundingClientRect();
      if (rect.width > 0 && rect.top >= edge - 0.5) return [index, offset, rect.top];
    }
  }
})()";

type Character = (usize, usize, f64);

pub async fn every_change_keeps_the_place(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(12), "long.html")?).await?;
    let mut worst = Worst::default();
    for (number, fraction) in [0.08, 0.29, 0.5, 0.71, 0.9].into_iter().enumerate() {
        for (choice, values) in CHANGES {
            for value in values {
                // A reader who scrolls looks at another place from there on.
                scroll_to(page, fraction).await?;
                let before = first(page).await?;
                choose(page, choice, value).await?;
                worst.see(page, before, &format!("{choice} {value} at {fraction}")).await?;
            }
        }
        // The window, turned and turned back.
        for (width, height) in [(700, 900), (1280, 900)] {
            scroll_to(page, fraction).await?;
            let before = first(page).await?;
            page.resize(width, height).await?;
            page.until(
                "the page to be laid out anew",
                &format!("innerWidth {} 1000", if width > 1000 { ">" } else { "<" }),
            )
            .await?;
            page.settled().await?;
            worst.see(page, before, &format!("a window {width} px wide at {fraction}")).await?;
        }
        if number == 4 {
            // Closed and opened again from the keyboard, which does not scroll.
            let before = first(page).await?;
            for _ in 0..2 {
                page.eval::<Value>("document.querySelector('.av-related-toggle').click()").await?;
                page.settled().await?;
            }
            worst.see(page, before, "the related stories").await?;
        }
    }
    worst.tell(page, "one change");
    Ok(())
}

pub async fn a_hundred_changes_and_back_keep_the_place(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(12), "long.html")?).await?;
    scroll_to(page, 0.43).await?;
    let start = first(page).await?;
    let mut worst = Worst::default();
    let mut random = 20_260_211_u32;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 16) as usize % below
    };
    for number in 0..100 {
        let (choice, values) = CHANGES[next(CHANGES.len())];
        let value = values[next(values.len())];
        choose(page, choice, value).await?;
        worst.see(page, start, &format!("change {number}, {choice} {value}")).await?;
    }
    for (choice, values) in CHANGES {
        choose(page, choice, values[values.len() - 1]).await?;
    }
    worst.see(page, start, "the way back").await?;
    worst.tell(page, "a hundred changes and back");
    Ok(())
}

/// The farthest that the first character has moved.
#[derive(Default)]
struct Worst(f64, String);

impl Worst {
    async fn see(
        &mut self,
        page: &Page<'_>,
        (node, offset, top): Character,
        what: &str,
    ) -> Result<()> {
        let now: f64 = page.eval(&top_of(node, offset)).await?;
        let moved = (now - top).abs();
        ensure!(moved <= ALLOWED, "{what}: the first character moved by {moved} px");
        if moved > self.0 {
            *self = Self(moved, what.to_string());
        }
        Ok(())
    }

    fn tell(&self, page: &Page<'_>, what: &str) {
        println!(
            "{}: {what} moves the first visible character by {:.2} px at most ({})",
            page.engine().name(),
            self.0,
            self.1
        );
    }
}

async fn first(page: &Page<'_>) -> Result<Character> {
    page.eval(FIRST).await
}

pub fn top_of(node: usize, offset: usize) -> String {
    format!(
        "(() => {{
          const walker = document.createTreeWalker(document.querySelector('.av-main'), \
         NodeFilter.SHOW_TEXT);
          for (let index = 0; index <= {node}; index++) walker.nextNode();
          const range = document.createRange();
          range.setStart(walker.currentNode, {offset});
          range.setEnd(walker.currentNode, {offset} + 1);
          return range.getBoundingClientRect().top;
        }})()"
    )
}

pub async fn scroll_to(page: &Page<'_>, fraction: f64) -> Result<()> {
    // By two steps, so that there is one for sure.
    for pixels in [3, 0] {
        page.eval::<Value>(&format!(
            "scrollTo(0, document.documentElement.scrollHeight * {fraction} + {pixels}) ?? null"
        ))
        .await?;
        page.settled().await?;
    }
    Ok(())
}

pub async fn choose(page: &Page<'_>, choice: &str, value: &str) -> Result<()> {
    page.eval::<Value>(&format!(
        "document.querySelector('[name=av-{choice}][value={value}]').click() ?? null"
    ))
    .await?;
    page.settled().await
}
