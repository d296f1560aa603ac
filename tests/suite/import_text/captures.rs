//! Captures of pages from anywhere: the text, and nothing of what stands around it.

use super::*;

/// Pages of newspapers and blogs in twenty-six languages, copied as text. Each line has a mark before
/// it that is taken off: `=` of the text, `#` the headline, `~` the standfirst, `?` a caption, which
/// may go or stay, `-` anything else. Lines with `!` are not of the page and say who wrote it, and
/// when; where there are none, nothing is asked of that.
#[test]
fn captures_from_anywhere_keep_their_text_and_nothing_else() {
    let folder = std::path::Path::new(crate::ROOT).join("tests/suite/captures");
    let mut report = String::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let marked = std::fs::read_to_string(&path).unwrap();
        let lines = marked.lines().filter(|line| !line.starts_with('!'));
        let plain: Vec<&str> = lines.map(|line| line.get(2..).unwrap_or("")).collect();
        let of = |mark: &str| -> Vec<&str> {
            marked.lines().filter_map(|line| line.strip_prefix(mark)).collect()
        };
        let Imported { article, .. } = import("a.txt", plain.join("\n").as_bytes(), None).unwrap();
        let captions = of("? ");
        let found = paragraphs(&article).into_iter();
        let found: Vec<String> = found.filter(|text| !captions.contains(&text.as_str())).collect();
        let (truth, found) = (of("= ").join("\n"), found.join("\n"));
        let score = f1(&truth, &found);
        let lang = name.rsplit_once('-').unwrap().0;
        if score < 0.97 || [article.headline.text.as_str()] != of("# ")[..] {
            report
                .push_str(&format!("{name}: {score:.3} {:?}\n{found}\n\n", article.headline.text));
        }
        if marked.starts_with('!') {
            let names = article.bylines.iter().filter_map(|byline| byline.name.as_ref());
            let names: Vec<&str> = names.map(|name| name.text.as_str()).collect();
            let lead: Vec<&str> = article.standfirst.iter().map(|one| one.text.as_str()).collect();
            let day = article.published.as_ref().map(|date| date.iso().chars().take(10).collect());
            let said = (names, lead, day.unwrap_or_else(String::new));
            if said != (of("! author: "), of("~ "), of("! date: ").join("")) {
                report.push_str(&format!("{name}: {said:?}\n"));
            }
        }
        if article.lang.as_str() != lang {
            report.push_str(&format!("{name} is taken for {}\n", article.lang));
        }
        count += 1;
    }
    assert!(report.is_empty() && count >= 50, "{count}\n{report}");
}

/// Texts that begin or end with short lines are no pages: no line of them is left out.
#[test]
fn short_lines_alone_make_no_page_of_a_text() {
    let method = "Stir the flour into the warm milk, and leave the bowl beside the oven for an hour. Then knead \
                  the dough until it no longer sticks to the table.\n\nBake the loaf for fifty minutes, and do \
                  not open the oven before half an hour has gone by, or it falls.\n";
    let recipe = format!(
        "Bread of the lower mill\n\n14 February 2025\n\n500 g flour\n300 ml milk\n20 g yeast\n10 g \
         salt\nsome seeds\nbutter\na clean cloth\na large bowl\n\n{method}"
    );
    let letter = format!(
        "Ann Field\nUpper Mill\nLower Weir\n14 February 2025\n\nDear Ben,\n\n{method}\nYours,\nAnn\n"
    );
    for text in [recipe, letter] {
        let Imported { warnings, .. } = import("plain.txt", text.as_bytes(), None).unwrap();
        assert!(
            warnings.iter().all(|warning| !warning.message.contains("left out")),
            "{warnings:?}"
        );
    }
}

/// The article of a capture in the folder, without the marks of its lines.
fn capture(name: &str) -> Article {
    let path = std::path::Path::new(crate::ROOT).join("tests/suite/captures").join(name);
    let marked = std::fs::read_to_string(path).unwrap();
    let lines = marked.lines().filter(|line| !line.starts_with('!'));
    let plain: Vec<&str> = lines.map(|line| line.get(2..).unwrap_or("")).collect();
    import("a.txt", plain.join("\n").as_bytes(), None).unwrap().article
}

fn titles(article: &Article) -> Vec<&str> {
    article.related.iter().map(|story| story.title.text.as_str()).collect()
}

/// The stories that a page of any form announces are kept; those that most people read are not.
#[test]
fn stories_below_a_page_from_anywhere_are_related_ones() {
    assert_eq!(
        titles(&capture("de-landbrief.txt")),
        ["Fledermäuse im Kirchturm", "Der letzte Müller", "Warum Holz wieder knapp wird"]
    );
    assert_eq!(
        titles(&capture("pl-kurier.txt")),
        ["Targ, który nie śpi", "Kwiaty z pierwszego kursu"]
    );
    assert_eq!(titles(&capture("zh-Hant-hk.txt")), [""; 0]);
}

/// The paper at the end of a list of authors is no author, and an address below the text is that of
/// the only one.
#[test]
fn papers_are_no_authors_and_addresses_below_the_text_belong_to_them() {
    let article = capture("en-weekly.txt");
    assert_eq!(article.site.unwrap().text, "Harrow Weekly");
    let article = capture("ko-seom.txt");
    assert_eq!(article.bylines[0].email.as_ref().unwrap().as_str(), "garam@example.co.kr");
    let article = capture("fr-quai.txt");
    let role = article.bylines[0].role.as_ref().unwrap();
    assert_eq!(role.text, "Port-Brac, envoyée spéciale");
}

/// A page with a form above and switches below: a name of three characters stands between day and
/// text, buttons before the stories, and one of the leads is a question.
#[test]
fn a_capture_keeps_names_and_leads_that_are_questions() {
    let page = "雨季里的茶价 - 河岸商报\n登录×\n电子邮件/用户名\n密码\n记住我\n市场 大宗商品\n\n雨季里的茶价\n\n\
                仓库空了一半，而码头上的箱子还在等待放行。\n\n更新于2025年3月6日 07:12\n林北棠\n\n\
                三月的第一周，南方几个产区下了整整五天的雨，收购价却一天比一天高，采茶的人在屋檐下坐着。\n\n\
                交易员说，过去的雨季意味着产量推迟，今年则意味着仓库里没有可以替代的旧茶。\n\n\
                lin@example.org\n\n版权声明：本文版权归河岸商报所有，未经允许不得转载。\n\n读者评论\n\n相关文章\n\n\
                一座没有船的港口\n\n疏浚工程拖了六年，货主们改走了铁路。\n\n糖价的甜蜜负担\n\n\
                饮料公司把成本转嫁给了谁？\n\n设置字号×\n最小\n较小\n默认\n较大\n最大\n分享×\n";
    let article = import("a.txt", page.as_bytes(), None).unwrap().article;
    assert_eq!(titles(&article), ["一座没有船的港口", "糖价的甜蜜负担"]);
    let lead = article.related[1].lead.as_ref().unwrap();
    assert_eq!(lead.text, "饮料公司把成本转嫁给了谁？");
    assert_eq!(article.bylines[0].name.as_ref().unwrap().text, "林北棠");
    assert_eq!(paragraphs(&article).len(), 2);
}

/// How much of two texts is the same, by pieces of three letters, for there are writings without
/// blanks: the harmonic mean of how much is kept and how much is right.
fn f1(truth: &str, found: &str) -> f64 {
    let pieces = |text: &str| {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut counts = std::collections::HashMap::<Vec<char>, usize>::new();
        letters.windows(3).for_each(|piece| *counts.entry(piece.to_vec()).or_default() += 1);
        counts
    };
    let (truth, found) = (pieces(truth), pieces(found));
    let sum = |counts: &std::collections::HashMap<Vec<char>, usize>| counts.values().sum::<usize>();
    let same: usize =
        truth.iter().map(|(piece, count)| *count.min(found.get(piece).unwrap_or(&0))).sum();
    2.0 * same as f64 / (sum(&truth) + sum(&found)).max(1) as f64
}
