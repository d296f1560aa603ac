//! Parts of dialects in any order.

use crate::golden;
use article::wire;
use import::{Format, ImportError, import};
use proptest::prelude::*;

proptest! {
    /// Parts of dialects in any order: an article that its JSON gives back, with no mark left of
    /// those that stood for parts.
    #[test]
    fn any_parts_give_an_article_that_holds(parts in prop::collection::vec(0..PARTS.len(), 0..40)) {
        let text: String = parts.iter().map(|part| PARTS[*part]).collect();
        let text = format!("{text}.");
        let imported = match import("text.md", text.as_bytes(), Some(Format::Markdown)) {
            Err(ImportError::FrontMatter { .. }) => return Ok(()),
            imported => imported.unwrap(),
        };
        let json = wire::to_json(&imported.article);
        let (again, complaints) = golden::read_back(&json);
        prop_assert!(again == imported.article, "{text}");
        prop_assert!(complaints.is_empty(), "{complaints:?} {text}");
        let is_mark = |c: char| ('\u{fdd0}'..='\u{fdef}').contains(&c);
        let told = imported.warnings.iter().map(ToString::to_string).collect::<String>();
        prop_assert!(!json.contains(is_mark) && !told.contains(is_mark), "{text}");
    }
}

const PARTS: [&str; 112] = [
    "a",
    "b c",
    "文字",
    "。",
    "“",
    "”",
    " ",
    "\n",
    "\n\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "``",
    "```",
    "```\n",
    "~~~\n",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "![[",
    "[[",
    "]]",
    "|",
    "| a | b |\n|---|---|\n",
    "$",
    "$$",
    "$$\n",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "\\begin{align}\n",
    "\\end{align}\n",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "{% raw %}",
    "{% endraw %}",
    "{% highlight c %}\n",
    "{% endhighlight %}\n",
    "{{< note >}}\n",
    "{{< /note >}}\n",
    "{% quote(author=\"a\") %}\n",
    "{% end %}\n",
    "{{< figure src=\"a.png\" caption=\"b\" >}}\n",
    "{: .a #b}",
    "{: #c}\n",
    "{#d}",
    "{.e f=g}",
    "{::comment}\n",
    "{:/}\n",
    "{/* a */}",
    "::: note\n",
    ":::\n",
    ":::tip[A]\n",
    "!!! note \"A\"\n    ",
    "??? tip\n    ",
    "=== \"A\"\n    ",
    "```{note} A\n",
    ":a: b\n",
    "%%",
    "==",
    "++",
    "++ctrl+c++",
    "^",
    "^[",
    "^a1b",
    "[^1]",
    "[^1]: ",
    "*[a]: b\n",
    ": a\n",
    "import a from 'b'\n",
    "<Aa b={c} />",
    "<Aa>\n",
    "</Aa>\n",
    "<aside>\n\n",
    "</aside>",
    "<details><summary>",
    "</summary>",
    "<ruby>a<rt>b</ruby>",
    "<!-- ",
    " -->",
    "<pre>",
    "</pre>",
    "https://a.b/c",
    "a@b.cd",
    ":tada:",
    "> [!tip]- A\n",
    "- [x] ",
    "@[youtube](a)",
];
