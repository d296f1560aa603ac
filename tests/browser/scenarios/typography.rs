//! Chinese lines, as they are set.

use crate::page::Page;
use crate::scenarios::place::choose;
use anyhow::{Result, ensure};
use serde_json::json;

/// May not begin a line (GB/T 15834, W3C CLREQ §3.1.3).
const NOT_FIRST: &str = "，。、；：？！）》」』】〉〕”’·％";
/// Of these two stand together, and no line begins between them.
const DOUBLE: &str = "—…";

const TEXT: &str = "港口的人说：“船六点十分开。\
                    ”可是谁也不知道（至少在码头上没有人知道）这张时刻表是谁定的；公司说是港口，\
                    港口说是市里，市里说有一份报告——他们还没有读过……《海港公报》写道：“等，\
                    还是不等？”船长只说了一个字：“等！”于是大家都等，等到第 11 \
                    个文件夹也装订好，等到灯一盏、一盏、又一盏地灭掉，等到雨停（雨当然没有停），\
                    等到三个人等来的那辆卡车开走。";

pub async fn no_forbidden_mark_begins_a_chinese_line(page: &Page<'_>) -> Result<()> {
    let body: Vec<String> =
        (0..3).map(|number| format!("{}{TEXT}", "另外，".repeat(number))).collect();
    let file = page
        .folder
        .pack_json(json!({ "lang": "zh-Hans", "headline": "等船", "body": body }), "lines.html")?;
    let script = format!(
        "(() => {{
          const range = document.createRange();
          const found = [];
          for (const paragraph of document.querySelectorAll('.av-body > p')) {{
            const text = paragraph.firstChild;
            let line = null;
            for (let at = 0; at < text.length; at++) {{
              range.setStart(text, at);
              range.setEnd(text, at + 1);
              const rect = [...range.getClientRects()].find((rect) => rect.width > 0);
              if (!rect) continue;
              if (line !== null && rect.top > line + rect.height / 2 && \
         ({}.includes(text.data[at]) || {}.includes(text.data[at]) && text.data[at] === \
         text.data[at - 1])) found.push(text.data.slice(at - 3, at + 1));
              line = rect.top;
            }}
          }}
          return found;
        }})()",
        json!(NOT_FIRST),
        json!(DOUBLE)
    );
    page.resize(1280, 900).await?;
    let mut lines = 0;
    for width in (280..=900).step_by(62) {
        page.open(&page.folder.host(&file, &format!("width=\"{width}\" height=\"700\""))?).await?;
        page.enter_frame().await?;
        page.ready().await?;
        for size in ["smallest", "smaller", "default", "larger", "largest"] {
            choose(page, "font-size", size).await?;
            page.settled().await?;
            let found: Vec<String> = page.eval(&script).await?;
            ensure!(
                found.is_empty(),
                "{width} px, {size}: a line begins with the last of {found:?}"
            );
            lines += 1;
        }
    }
    println!("{}: no forbidden mark begins a line in {lines} settings", page.engine().name());
    Ok(())
}

pub async fn copied_text_gains_no_spaces(page: &Page<'_>) -> Result<()> {
    let text = "2024年的账装了11个文件夹，由NASA装订。";
    page.read(
        &page.folder.pack_json(
            json!({ "lang": "zh-Hans", "headline": "账", "body": [text] }),
            "copy.html",
        )?,
    )
    .await?;
    let copied: String = page
        .eval(
            "(getSelection().selectAllChildren(document.querySelector('.av-body > p')), \
             getSelection().toString())",
        )
        .await?;
    ensure!(copied.trim() == text, "the copy is {copied:?}");
    Ok(())
}
