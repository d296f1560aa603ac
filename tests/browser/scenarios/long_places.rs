//! The place in a long text, most of which the browser has put off: at every depth, between all
//! sizes, however the reader has come there.

use crate::engine::Engine;
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, WheelAction, WheelActions};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A walk through the five sizes that goes from each to every other once.
const SIZES: [usize; 20] = [1, 0, 2, 0, 3, 0, 4, 1, 2, 1, 3, 1, 4, 2, 3, 2, 4, 3, 4, 0];
const NAMES: [&str; 5] = ["smallest", "smaller", "default", "larger", "largest"];
/// In steps of five hundredths, without the top and the end. It has no divisor in common with the
/// number of changes, so that as many steps as both make try every change at every depth.
const DEPTHS: usize = 19;
/// Depths between one step and the next: who goes far meets parts that were never laid out.
const STRIDE: usize = 7;

/// Functions that the steps call in the page. `arrive` scrolls by script, at once or by a jump a
/// frame as a dragged scroll bar does, for drivers find no bars to drag; `hold` looks for the first
/// line that is seen; `moved` says how far it has gone, in lines.
const STEPS: &str = "(() => {
  const still = new CSSStyleSheet();
  still.replaceSync('* { transition: none !important }');
  document.adoptedStyleSheets.push(still);
  const frame = () => new Promise(requestAnimationFrame);
  const height = () => document.documentElement.scrollHeight;
  const settled = async () => {
    for (let before = '', calm = 0; calm < 3; ) {
      await frame();
      const now = `${scrollY} ${height()}`;
      calm = now === before ? calm + 1 : 0;
      before = now;
    }
  };
  const range = document.createRange();
  const rect = ({ node, offset }) => {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect();
  };
  const seen = () => {
    const bar = document.querySelector('.av-bar');
    const edge = bar.matches('[data-away]') ? 0 : bar.getBoundingClientRect().height;
    for (const block of document.querySelectorAll('.av-head > *, .av-part > *')) {
      if (!block.checkVisibility({ contentVisibilityAuto: true })) continue;
      if (block.getBoundingClientRect().bottom < edge) continue;
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node; (node = texts.nextNode()); ) {
        for (let offset = 0; offset < node.data.length; offset++) {
          const { left, right, top, bottom } = rect({ node, offset });
          if (right === left || top < edge - 0.5) continue;
          const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          if (!block.contains(found)) throw new Error(`${found?.outerHTML.slice(0, 200)} hides ${node.data}`);
          return { node, offset };
        }
      }
    }
    throw new Error('no text is seen');
  };
  let held, before;
  window.steps = {
    choose: async (size) => {
      document.querySelector(`[name=av-font-size][value=${size}]`).click();
      await settled();
    },
    arrive: async (depth, jumps) => {
      for (let from = scrollY, jump = 0; jump < jumps; ) {
        scrollTo(0, from + ((height() * depth - from) * ++jump) / jumps);
        await frame();
      }
      await settled();
    },
    settled,
    hold: () => {
      held = seen();
      before = rect(held).top;
    },
    moved: () => {
      // A page that got shorter may end above where its reader would have to be.
      if (scrollY + innerHeight > height() - 1) return 0;
      const line = parseFloat(getComputedStyle(held.node.parentElement).lineHeight);
      return (rect(held).top - before) / line;
    },
  };
})() ?? null";

pub async fn a_long_text_keeps_the_place_at_every_depth_between_all_sizes(
    page: &Page<'_>,
) -> Result<()> {
    page.read(&long(page)?).await?;
    page.eval::<Value>(STEPS).await?;
    page.eval::<Value>("steps.choose('smallest')").await?;
    let mut worst = (0.0, String::new());
    // WebKit takes many times as long for a step; a ninth of them has every change and every depth.
    let every = if page.engine() == Engine::Webkit { 9 } else { 1 };
    for step in (0..SIZES.len() * DEPTHS).step_by(every) {
        let depth = (step * STRIDE % DEPTHS + 1) as f64 / (DEPTHS + 1) as f64;
        // A change is tried after another way of scrolling in each round.
        let way = (step + step / SIZES.len()) % 4;
        scroll(page, way, depth).await?;
        let size = NAMES[SIZES[step % SIZES.len()]];
        let change = format!("(steps.hold(), steps.choose('{size}').then(steps.moved))");
        let moved: f64 = page.eval(&change).await?;
        let what = format!("step {step}: {size} at {depth:.2} of the height, way {way}");
        if moved.abs() > 1.0 {
            println!("{what}: moved by {moved} lines");
        }
        if moved.abs() > worst.0 {
            worst = (moved.abs(), what);
        }
    }
    println!("{}: at most {:.2} lines, {}", page.engine().name(), worst.0, worst.1);
    ensure!(worst.0 <= 1.0, "the text moved by {:.2} lines, {}", worst.0, worst.1);
    Ok(())
}

/// Goes to a part of the height: by script, as a bar that is dragged, by the wheel, or by keys.
async fn scroll(page: &Page<'_>, way: usize, depth: f64) -> Result<()> {
    let arrive = async |depth: f64, jumps: usize| {
        page.eval::<Value>(&format!("steps.arrive({depth}, {jumps}).then(() => null)")).await
    };
    match way {
        0 => return arrive(depth, 1).await.map(drop),
        1 => return arrive(depth, 9).await.map(drop),
        // Keys go on by a page only.
        3 => drop(arrive(depth, 1).await?),
        _ => {}
    }
    let before: f64 = page.eval("scrollY").await?;
    if way == 2 {
        let far = format!("document.documentElement.scrollHeight * {depth} - scrollY");
        let delta_y = page.eval::<f64>(&far).await? as i64;
        let turn = WheelAction::Scroll { duration: None, x: 300, y: 400, delta_x: 0, delta_y };
        let wheel = WheelActions::new("wheel".to_string()).then(turn);
        page.session.client.perform_actions(wheel).await.context("turning the wheel")?;
    } else {
        page.press(if depth < 0.5 { Key::PageDown } else { Key::PageUp }).await?;
    }
    page.until("the page to scroll", &format!("scrollY !== {before}")).await?;
    page.eval::<Value>("steps.settled().then(() => null)").await?;
    Ok(())
}

/// A text of 420 blocks in two scripts, long and short ones in turns.
fn long(page: &Page<'_>) -> Result<PathBuf> {
    let block = |number: usize| {
        if number.is_multiple_of(20) {
            return json!({ "kind": "heading", "level": 2, "spans": [format!("Part {number}")] });
        }
        let (text, lang) = if number.is_multiple_of(2) {
            ("公司说是港口，Nvidia 说是市里，市里说有一份报告；在这期间，船照开不误。", "zh-Hans")
        } else {
            ("The port pointed to the council, and the council to a report not yet read. ", "en")
        };
        let text = format!("{number}. {}", text.repeat(1 + number * 7 % 11));
        json!({ "kind": "paragraph", "lang": lang, "spans": [text] })
    };
    let body: Vec<Value> = (0..420).map(block).collect();
    page.folder
        .pack_json(json!({ "lang": "en", "headline": "A long report", "body": body }), "long.html")
}
