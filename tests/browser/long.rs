//! A long article with everything in it, in English and Chinese, for what needs something to scroll
//! through.

use serde_json::{Value, json};

const ENGLISH: [&str; 6] = [
    "The ferry left the quay at ten past six, as it had done every weekday since the bridge was \
     closed, and by the time the lamps of the far shore went out one after the other most of its \
     passengers had fallen asleep again over their papers.",
    "Nobody on board could say who had ordered the new timetable. The company pointed to the \
     port, the port to the council, and the council to a report that it had not yet read; in the \
     meantime the boat sailed.",
    "It rained. It rained on the sheds and on the cranes, and it rained on the three men who were \
     waiting for a lorry.",
    "A harbour keeps its own accounts: what came in, what went out, and what was left on the quay \
     because nobody wanted to pay for it. Those of 2024 fill eleven folders, and the twelfth is \
     said to be at the binder's.",
    "“We have been told to wait,” said the harbour master, “and so we wait. We have been told to \
     wait before.” He has kept the post for nineteen years, longer than any of the ships that \
     call here regularly.",
    "The ferry left the quay at ten past six. Repeated every day, the sentence would fill the \
     whole of the log, and on most days there is indeed nothing else in it.",
];

const CHINESE: [&str; 4] = [
    "清晨六点十分，渡船照例离开码头。桥封了以后，每个工作日都是如此；等到对岸的灯一盏一盏熄灭，\
     船上的人大多又靠着报纸睡着了。",
    "谁也说不清新的时刻表是谁定的。公司说是港口，港口说是市里，\
     市里说有一份报告（不过他们还没有读过）；在这期间，船照开不误。",
    "港口有自己的账本：进来了什么，出去了什么，还有什么因为没人肯付钱而留在码头上。2024 \
     年的账装了 11 个文件夹，“第 12 个据说还在装订”。",
    "“人家叫我们等，我们就等。”港务长说，“以前也叫我们等过。”他在这个位置上已经 19 \
     年了，比任何一条常来的船都久。",
];

/// The article's JSON, with so many parts of some twelve blocks each.
pub fn article(parts: usize) -> Value {
    let body: Vec<Value> = (0..parts).flat_map(part).collect();
    let story = |number: usize| json!({ "title": format!("Story {number} from the same harbour"), "lead": ENGLISH[number % 6], "link": format!("https://example.org/{number}") });
    let notes = json!([{ "id": "log", "blocks": ["The log is kept in the office above the sheds; it may be read on Tuesdays."] }]);
    json!({
        "lang": "en", "headline": "The ferry that left at ten past six", "site": "The Harbour Gazette",
        "standfirst": "A timetable, a bridge and a long wait", "bylines": [{ "name": "A clerk of the port" }], "published": "2025-02-14",
        "body": body, "notes": notes, "related": (1..=6).map(story).collect::<Vec<_>>(),
    })
}

fn part(number: usize) -> Vec<Value> {
    let english = |index: usize| format!("{} ({number}.{index})", ENGLISH[(number + index) % 6]);
    let chinese = |index: usize| json!({ "kind": "paragraph", "lang": "zh-Hans", "spans": [CHINESE[(number + index) % 4]] });
    vec![
        json!({ "kind": "heading", "level": 2, "spans": [format!("Part {number}: what the log says")] }),
        json!(english(0)),
        chinese(0),
        json!({ "kind": "paragraph", "spans": [ENGLISH[(number + 1) % 6], { "kind": "noteref", "note": "log" }, " And ",
            { "kind": "emphasis", "spans": ["that"] }, " was ", { "kind": "link", "href": "https://example.org/log", "spans": ["all"] }, "."] }),
        json!({ "kind": "list", "ordered": true, "items": [[english(2)], ["A short one."], [english(3)]] }),
        chinese(1),
        json!({ "kind": "quote", "blocks": [english(4)], "attribution": ["The harbour master"] }),
        json!({ "kind": "table", "caption": ["What came in"], "head": [row(["Day", "Ships", "Tons"])],
            "rows": [row(["Monday", "3", "1,204"]), row(["Tuesday", "1", "88"]), row(["Wednesday", "7", "5,310"])] }),
        json!(english(5)),
        json!({ "kind": "code", "text": "06:10 left\n06:42 arrived\n06:55 left again, because nobody had told the captain that he was expected to wait" }),
        chinese(2),
        json!(english(1)),
    ]
}

fn row(cells: [&str; 3]) -> Value {
    cells.iter().map(|cell| json!({ "spans": [cell] })).collect()
}
