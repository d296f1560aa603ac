//! The wordings of a news page's furniture: what a copied page holds besides the article.

use crate::parsers::characters::letters_and_digits;

/// A piece of furniture, by where on a page it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// The bar and the sign-in form above the article.
    SignIn,
    /// The switches for reading and sharing, below the article or above its text.
    Reading,
    /// The heading of the related stories.
    Related,
}

/// The kind of furniture that a line is, word for word: one wording, or several and nothing else.
pub(super) fn kind(line: &str) -> Option<Furniture> {
    // Longer lines are no furniture, however long the text is.
    if line.len() > 400 {
        return None;
    }
    kind_of_wording(line).or_else(|| {
        let mut kinds = line.split_whitespace().map(kind_of_wording);
        let first = kinds.next()??;
        let others = kinds.collect::<Option<Vec<_>>>()?;
        (!others.is_empty()).then_some(first)
    })
}

/// Whether the line is a field of a sign-in form.
pub(super) fn is_field(line: &str) -> bool {
    let text = letters_and_digits(line);
    let fields = TABLE[1..6].iter().flat_map(|(_, simplified, traditional, english)| {
        [simplified, traditional, english].into_iter().flat_map(|row| row.split('|'))
    });
    fields.into_iter().any(|wording| letters_and_digits(wording) == text)
}

/// The number of wordings that a line of furniture holds.
pub(super) fn pieces(line: &str) -> usize {
    if kind_of_wording(line).is_some() { 1 } else { line.split_whitespace().count() }
}

/// Whether the line is or begins with the heading of the switches, which no list of plain words
/// has.
pub(super) fn heads_switches(line: &str) -> bool {
    let heading = if kind_of_wording(line).is_some() {
        line
    } else {
        line.split(' ').next().unwrap_or_default()
    };
    let key = letters_and_digits(heading);
    [
        "设置字号",
        "設置字號",
        "設定字號",
        "字号",
        "字號",
        "字体大小",
        "字體大小",
        "fontsize",
        "textsize",
        "分享",
        "share",
    ]
    .contains(&key.as_str())
}

/// Whether the line is a column's name, as it stands alone over a headline.
pub(super) fn begins_with_column(line: &str) -> Option<(&str, &str)> {
    let (first, rest) = line.split_once(' ')?;
    COLUMNS.iter().any(|column| column.eq_ignore_ascii_case(first)).then_some((first, rest))
}

const COLUMNS: [&str; 14] = [
    "Opinion",
    "Comment",
    "News",
    "Markets",
    "Lex",
    "Analysis",
    "Feature",
    "Interview",
    "Editorial",
    "Column",
    "Letter",
    "Business",
    "World",
    "Review",
];

/// A row for each piece: its kind, then its wordings in simplified Chinese, traditional Chinese and
/// English. Case, blanks and punctuation do not count; `…` stands for any further words.
#[rustfmt::skip]
const TABLE: [(Furniture, &str, &str, &str); 36] = [
    (Furniture::SignIn,  "登录|登陆|立即登录", "登入|登錄|立即登入", "Sign in|Log in|Login"),
    (Furniture::SignIn,  "电子邮件/用户名|邮箱/用户名", "電子郵件/用戶名|電子郵件/用戶名稱|電子郵件/使用者名稱|電郵/用戶名", "Email/Username|Email or username|Email address or username"),
    (Furniture::SignIn,  "电子邮件|邮箱|用户名", "電子郵件|電郵|郵箱|用戶名|使用者名稱", "Email|Email address|Username"),
    (Furniture::SignIn,  "密码", "密碼", "Password"),
    (Furniture::SignIn,  "记住我", "記住我", "Remember me|Keep me signed in"),
    (Furniture::SignIn,  "忘记密码|找回密码", "忘記密碼|找回密碼", "Forgot password|Forgot your password"),
    (Furniture::SignIn,  "注册|立即注册|免费注册", "註冊|立即註冊|免費註冊", "Register|Sign up|Create account"),
    (Furniture::SignIn,  "请输入邮箱和密码…", "請輸入郵箱和密碼…|請輸入電郵和密碼…", "Enter your email and password…|Please enter your email…"),
    (Furniture::SignIn,  "请输入手机号码…", "請輸入手機號碼…|請輸入手提電話號碼…", "Enter your phone number…|Please enter your phone number…"),
    (Furniture::SignIn,  "请您阅读我们的用户…", "請您閱讀我們的用戶…|請您閱讀我們的使用者…", "Please read our terms…|Please read our user agreement…"),
    (Furniture::SignIn,  "订阅", "訂閱", "Subscribe"),
    (Furniture::SignIn,  "搜索", "搜尋|搜索", "Search"),
    (Furniture::SignIn,  "首页|主页", "首頁|主頁", "Home"),
    (Furniture::SignIn,  "菜单|导航", "選單|菜單|導航", "Menu|Skip to content|Skip to main content"),
    (Furniture::SignIn,  "我的FT", "我的FT", "myFT|My account"),
    (Furniture::Reading, "设置字号|字号|字体大小", "設置字號|設定字號|字號|字體大小", "Font size|Text size"),
    (Furniture::Reading, "最小", "最小", "Smallest"),
    (Furniture::Reading, "较小|小", "較小|小", "Smaller|Small"),
    (Furniture::Reading, "默认|中", "默認|預設|中", "Default|Medium"),
    (Furniture::Reading, "较大|大", "較大|大", "Larger|Large"),
    (Furniture::Reading, "最大", "最大", "Largest"),
    (Furniture::Reading, "背景", "背景", "Background"),
    (Furniture::Reading, "分享|分享到|分享本文", "分享|分享到|分享本文", "Share|Share this article"),
    (Furniture::Reading, "收藏", "收藏", "Save|Bookmark"),
    (Furniture::Reading, "打印", "列印|打印", "Print|Print this page"),
    (Furniture::Reading, "电邮", "電郵", "Email this article"),
    (Furniture::Reading, "评论|读者评论|发表评论", "評論|讀者評論|發表評論", "Comments|Comment|Jump to comments section"),
    (Furniture::Reading, "微信|朋友圈", "微信|朋友圈", "WeChat"),
    (Furniture::Reading, "微博|新浪微博|腾讯微博", "微博|新浪微博|騰訊微博", "Weibo"),
    (Furniture::Reading, "领英", "領英", "LinkedIn"),
    (Furniture::Reading, "脸书", "臉書", "Facebook|Twitter|X|WhatsApp"),
    (Furniture::Reading, "复制链接", "複製連結|複製鏈接", "Copy link"),
    (Furniture::Reading, "返回顶部|回到顶部", "返回頂部|回到頂部", "Back to top"),
    (Furniture::Reading, "关闭", "關閉", "Close"),
    (Furniture::Related, "相关文章|相关阅读|相关报道|延伸阅读|推荐阅读|更多文章", "相關文章|相關閱讀|相關報道|延伸閱讀|推薦閱讀|更多文章", "Related|Related stories|Related articles|Further reading"),
    (Furniture::Related, "热门文章|猜你喜欢", "熱門文章|猜你喜歡", "Read next|More on this story|Recommended|Most read"),
];

fn kind_of_wording(text: &str) -> Option<Furniture> {
    let text = letters_and_digits(text);
    if text.is_empty() {
        return None;
    }
    let fits = |wording: &str| match wording.strip_suffix('…') {
        Some(opening) => text.starts_with(&letters_and_digits(opening)),
        None => text == letters_and_digits(wording),
    };
    TABLE
        .iter()
        .find(|(_, simplified, traditional, english)| {
            [simplified, traditional, english].iter().any(|row| row.split('|').any(fits))
        })
        .map(|(kind, ..)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_its_letters() {
        assert_eq!(kind("登录×"), Some(Furniture::SignIn));
        assert_eq!(kind("電子郵件／用戶名"), Some(Furniture::SignIn));
        assert_eq!(kind("Font Size ×"), Some(Furniture::Reading));
        assert_eq!(kind("字号 最小 较小 默认 较大 最大 收藏"), Some(Furniture::Reading));
        for line in ["登录后的第一天", "Share prices fell", "最小 的 房子", "×", "观点 人工智能"]
        {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
