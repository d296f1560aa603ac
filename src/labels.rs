//! Every word of the interface, in each of its languages.

use article::{Article, Lang};

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interface {
    English,
    SimplifiedChinese,
    TraditionalChinese,
}

impl Interface {
    /// The interface for an article: the language of the page around it, else of its
    /// text, else the first of the reader's own that the interface speaks, else English.
    pub fn choose(article: &Article, reader: &[String]) -> Self {
        Self::of(article).or_else(|| Self::preferred(reader)).unwrap_or(Self::English)
    }

    /// The one that the document chooses; `None` where it leaves that to the browser.
    pub fn of(article: &Article) -> Option<Self> {
        article.interface.iter().chain([&article.lang]).find_map(Self::speaking)
    }

    /// The first of the reader's languages that the interface speaks.
    pub fn preferred(reader: &[String]) -> Option<Self> {
        reader.iter().filter_map(|tag| Lang::parse(tag)).find_map(|lang| Self::speaking(&lang))
    }

    /// The one whose words are in this language; English for any other.
    pub fn of_tag(tag: &str) -> Self {
        Self::preferred(&[tag.to_string()]).unwrap_or(Self::English)
    }

    fn speaking(lang: &Lang) -> Option<Self> {
        match lang {
            lang if lang.is_traditional() => Some(Self::TraditionalChinese),
            lang if lang.is_chinese() => Some(Self::SimplifiedChinese),
            lang if lang.primary() == "en" => Some(Self::English),
            _ => None,
        }
    }

    pub fn labels(self) -> &'static Labels {
        match self {
            Self::English => &ENGLISH,
            Self::SimplifiedChinese => &SIMPLIFIED_CHINESE,
            Self::TraditionalChinese => &TRADITIONAL_CHINESE,
        }
    }
}

/// A choice, and each of its values.
pub struct Words {
    pub name: &'static str,
    pub values: &'static [&'static str],
}

const fn words(name: &'static str, values: &'static [&'static str]) -> Words {
    Words { name, values }
}

/// The interface's words. A language without one of them does not compile.
pub struct Labels {
    /// The language of the words, as a BCP 47 tag.
    pub lang: &'static str,
    pub skip_to_article: &'static str,
    pub settings: &'static str,
    /// Of each choice but the related stories, in their order.
    pub choices: [Words; 9],
    pub reset_settings: &'static str,
    pub settings_reset: &'static str,
    /// A letter or character in which choices show what they do.
    pub sample: &'static str,
    pub share: &'static str,
    pub share_by_system: &'static str,
    pub copy_link: &'static str,
    pub copy_citation: &'static str,
    pub copied: &'static str,
    /// Where the browser does not let the page copy.
    pub not_copied: &'static str,
    /// Where the page is only a file.
    pub no_address: &'static str,
    pub weibo: &'static str,
    pub wechat: &'static str,
    pub wechat_hint: &'static str,
    pub copy_quote: &'static str,
    /// Before the description of a picture that can be opened.
    pub enlarge: &'static str,
    pub contents: &'static str,
    pub close: &'static str,
    /// Said when the text is scrolled to where it was left.
    pub resumed: &'static str,
    pub back_to_top: &'static str,
    /// Before and after a number of minutes.
    pub minutes: [&'static str; 2],
    /// Between names in a list.
    pub list_comma: &'static str,
    pub updated: &'static str,
    pub related_stories: &'static str,
    /// The title of a list of articles.
    pub articles: &'static str,
    pub notes: &'static str,
    /// Before the number of a note, for those who hear the page.
    pub note: &'static str,
    pub back_to_text: &'static str,
    pub contact: &'static str,
    pub table: &'static str,
    pub code: &'static str,
    /// Before the description of a picture that is only linked.
    pub picture: &'static str,
    pub untitled: &'static str,
}

impl Labels {
    /// The words that stand alone in a page, in an order that is the same in every language.
    pub fn words(&self) -> Vec<&'static str> {
        let alone = [
            self.skip_to_article,
            self.settings,
            self.reset_settings,
            self.settings_reset,
            self.share,
            self.share_by_system,
            self.copy_link,
            self.copy_citation,
            self.copied,
            self.not_copied,
            self.no_address,
            self.weibo,
            self.wechat,
            self.wechat_hint,
            self.copy_quote,
            self.enlarge,
            self.contents,
            self.close,
            self.resumed,
            self.back_to_top,
            self.updated,
            self.related_stories,
            self.notes,
            self.note,
            self.back_to_text,
            self.contact,
            self.table,
            self.code,
            self.picture,
            self.sample,
        ];
        let choices = self
            .choices
            .iter()
            .flat_map(|choice| [choice.name].into_iter().chain(choice.values.iter().copied()));
        alone.into_iter().chain(choices).collect()
    }
}

const ENGLISH: Labels = Labels {
    lang: "en",
    skip_to_article: "Skip to the article",
    settings: "Reading settings",
    choices: [
        words("Text size", &["Smallest", "Smaller", "Default", "Larger", "Largest"]),
        words("Theme", &["Auto", "Light", "Sepia", "Dark", "High contrast"]),
        words("Typeface", &["Serif", "Sans serif", "System"]),
        words("Line height", &["Tight", "Default", "Loose"]),
        words("Column width", &["Narrow", "Default", "Wide"]),
        words("Alignment", &["One edge", "Both edges"]),
        words("Hyphenation", &["Where it helps", "Never"]),
        words("Letter and word spacing", &["Default", "Wide", "Wider"]),
        words("Keyboard shortcuts", &["On", "Off"]),
    ],
    reset_settings: "Reset all",
    settings_reset: "All settings are at their defaults.",
    sample: "A",
    share: "Share",
    share_by_system: "Share…",
    copy_link: "Copy link",
    copy_citation: "Copy citation",
    copied: "Copied.",
    not_copied: "The browser did not allow copying: select the text instead.",
    no_address: "This page is a file without an address of its own. Send the file itself, or cite \
                 it:",
    weibo: "Weibo",
    wechat: "WeChat: QR code",
    wechat_hint: "Scan it with WeChat. It was made on this page, and nobody was asked for it.",
    copy_quote: "Copy link to this passage",
    enlarge: "Enlarge picture",
    contents: "Contents",
    close: "Close",
    resumed: "Here is where you stopped reading.",
    back_to_top: "Back to the top",
    minutes: ["", " min read"],
    list_comma: ", ",
    updated: "Updated",
    related_stories: "Related stories",
    articles: "Articles",
    notes: "Notes",
    note: "Note",
    back_to_text: "Back to the text",
    contact: "E-mail",
    table: "Table",
    code: "Code",
    picture: "Picture",
    untitled: "Untitled article",
};

const SIMPLIFIED_CHINESE: Labels = Labels {
    lang: "zh-Hans",
    skip_to_article: "跳到正文",
    settings: "阅读设置",
    choices: [
        words("字号", &["最小", "较小", "默认", "较大", "最大"]),
        words("主题", &["跟随系统", "浅色", "米黄", "深色", "高对比"]),
        words("字体", &["衬线", "无衬线", "系统"]),
        words("行距", &["紧凑", "默认", "宽松"]),
        words("栏宽", &["窄", "默认", "宽"]),
        words("对齐", &["单侧对齐", "两端对齐"]),
        words("断词", &["需要时", "从不"]),
        words("字间与词间", &["默认", "宽", "更宽"]),
        words("键盘快捷键", &["开启", "关闭"]),
    ],
    reset_settings: "全部恢复默认",
    settings_reset: "所有设置已恢复默认。",
    sample: "文",
    share: "分享",
    share_by_system: "分享…",
    copy_link: "复制链接",
    copy_citation: "复制引用",
    copied: "已复制。",
    not_copied: "浏览器不允许复制，请选中文字后复制。",
    no_address: "此页是一个文件，没有自己的网址。可以发送文件本身，或引用：",
    weibo: "微博",
    wechat: "微信二维码",
    wechat_hint: "用微信扫一扫。二维码在本页生成，没有请求任何网站。",
    copy_quote: "复制这段文字的链接",
    enlarge: "放大图片",
    contents: "目录",
    close: "关闭",
    resumed: "已回到上次读到的地方。",
    back_to_top: "返回顶部",
    minutes: ["阅读约 ", " 分钟"],
    list_comma: "、",
    updated: "更新于",
    related_stories: "相关文章",
    articles: "文章",
    notes: "注释",
    note: "注",
    back_to_text: "返回正文",
    contact: "电子邮件",
    table: "表格",
    code: "代码",
    picture: "图片",
    untitled: "无标题",
};

const TRADITIONAL_CHINESE: Labels = Labels {
    lang: "zh-Hant",
    skip_to_article: "跳到正文",
    settings: "閱讀設定",
    choices: [
        words("字號", &["最小", "較小", "預設", "較大", "最大"]),
        words("主題", &["跟隨系統", "淺色", "米黃", "深色", "高對比"]),
        words("字體", &["襯線", "無襯線", "系統"]),
        words("行距", &["緊湊", "預設", "寬鬆"]),
        words("欄寬", &["窄", "預設", "寬"]),
        words("對齊", &["單側對齊", "兩端對齊"]),
        words("斷詞", &["需要時", "從不"]),
        words("字間與詞間", &["預設", "寬", "更寬"]),
        words("鍵盤快捷鍵", &["開啟", "關閉"]),
    ],
    reset_settings: "全部恢復預設",
    settings_reset: "所有設定已恢復預設。",
    sample: "文",
    share: "分享",
    share_by_system: "分享…",
    copy_link: "複製連結",
    copy_citation: "複製引用",
    copied: "已複製。",
    not_copied: "瀏覽器不允許複製，請選取文字後複製。",
    no_address: "此頁是一個檔案，沒有自己的網址。可以傳送檔案本身，或引用：",
    weibo: "微博",
    wechat: "微信 QR 碼",
    wechat_hint: "用微信掃一掃。QR 碼在本頁產生，沒有請求任何網站。",
    copy_quote: "複製這段文字的連結",
    enlarge: "放大圖片",
    contents: "目錄",
    close: "關閉",
    resumed: "已回到上次讀到的地方。",
    back_to_top: "返回頂部",
    minutes: ["閱讀約 ", " 分鐘"],
    list_comma: "、",
    updated: "更新於",
    related_stories: "相關文章",
    articles: "文章",
    notes: "註釋",
    note: "註",
    back_to_text: "返回正文",
    contact: "電子郵件",
    table: "表格",
    code: "程式碼",
    picture: "圖片",
    untitled: "無標題",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(lang: &str, interface: Option<&str>, reader: &[&str]) -> Interface {
        let mut article = Article::new(Lang::parse(lang).unwrap(), "Headline");
        article.interface = interface.and_then(Lang::parse);
        Interface::choose(&article, &reader.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn the_document_chooses_the_interface_before_the_browser_does() {
        assert_eq!(chosen("en", Some("zh-Hans"), &["fr"]), Interface::SimplifiedChinese);
        assert_eq!(chosen("zh-TW", None, &["en"]), Interface::TraditionalChinese);
        assert_eq!(chosen("en-GB", None, &["zh-CN"]), Interface::English);
    }

    #[test]
    fn every_english_word_is_one_in_other_languages() {
        for other in [Interface::SimplifiedChinese, Interface::TraditionalChinese] {
            let words: Vec<_> = Interface::English
                .labels()
                .words()
                .into_iter()
                .zip(other.labels().words())
                .collect();
            for (word, translated) in &words {
                assert!(
                    words.iter().all(|(own, others)| own != word || others == translated),
                    "{word} is more than {translated}"
                );
            }
        }
    }

    #[test]
    fn a_document_in_another_language_leaves_the_choice_to_the_browser() {
        assert_eq!(chosen("ar", None, &["fr", "zh-HK", "en"]), Interface::TraditionalChinese);
        assert_eq!(chosen("ar", None, &["fr"]), Interface::English);
    }
}
